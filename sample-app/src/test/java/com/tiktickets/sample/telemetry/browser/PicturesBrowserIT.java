package com.tiktickets.sample.telemetry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.sample.telemetry.inbox.LogRecord;
import com.tiktickets.sample.telemetry.inbox.TelemetryInbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Makes the pictures of the documentation: into {@code target}, and with
 * {@code -Dpictures.write=true} into {@code docs/images}.
 */
@TestPropertySource(properties = { "demo.traffic=on", "demo.rate=8", "otel.metric.export.interval=5000" })
class PicturesBrowserIT extends BrowserTest {

	private static final int LARGEST = 300_000;

	private static final boolean WRITE = Boolean.getBoolean("pictures.write");

	/** A chart of the documentation has a point for each of these. */
	private static final int POINTS = WRITE ? 25 : 4;

	@Autowired
	private TelemetryInbox inbox;

	@Test
	void picturesShowEachView() throws IOException {
		untilThereIsSomethingToSee();
		this.browser.size(1280, 800);
		picture("/telemetry/traces", "traces");
		this.browser.size(1280, 1100);
		this.browser.open("/telemetry/traces?q=/demo/month-end");
		this.browser.click(By.linkText("GET /demo/month-end"));
		this.browser.click(By.partialLinkText("GET /demo/export"));
		this.browser.seeText("#span h2", "GET /demo/export");
		picture(this.browser.path(), "trace");
		this.browser.size(1280, 800);
		untilAnErrorIsAmongTheNewest();
		picture("/telemetry/logs", "logs");
		picture("/telemetry/metrics", "metrics");
		picture("/telemetry/errors", "errors");
		this.browser.size(1280, 640);
		this.browser.click(By.linkText("java.lang.IllegalStateException"));
		this.browser.see(".stack");
		picture(this.browser.path(), "error");
		this.browser.size(1280, 560);
		picture("/telemetry/map", "map");
		this.browser.size(1280, 800);
		this.browser.dark(true);
		picture("/telemetry/metrics", "dark");
		this.browser.size(390, 800);
		picture("/telemetry/traces", "phone");
	}

	private void untilThereIsSomethingToSee() {
		Awaitility.await()
			.atMost(Duration.ofMinutes(4))
			.until(() -> this.inbox.points()
				.stream()
				.filter((point) -> point.series().name().equals("jvm.cpu.time"))
				.count() >= POINTS
					&& this.inbox.logs()
						.stream()
						.filter((log) -> log.attributes().get("exception.type") != null)
						.count() > 3
					&& this.inbox.spans().stream().anyMatch((span) -> span.name().equals("GET /demo/month-end")));
	}

	private void untilAnErrorIsAmongTheNewest() {
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.pollInterval(Duration.ofMillis(200))
			.until(() -> this.inbox.logs()
				.stream()
				.sorted(Comparator.comparingLong(LogRecord::number).reversed())
				.limit(6)
				.anyMatch((log) -> log.attributes().get("exception.type") != null));
	}

	private void picture(String path, String name) throws IOException {
		this.browser.open(path);
		this.browser.see("#live");
		byte[] png = this.browser.driver().getScreenshotAs(OutputType.BYTES);
		assertThat(png).hasSizeBetween(5_000, LARGEST);
		Path folder = WRITE ? Path.of("../docs/images") : Path.of("target/pictures");
		Files.createDirectories(folder);
		Files.write(folder.resolve("telemetry-" + name + ".png"), png);
	}

}
