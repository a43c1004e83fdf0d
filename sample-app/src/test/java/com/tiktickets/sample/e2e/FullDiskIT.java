package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.embedded.TcpProxy;
import com.tiktickets.sample.e2e.Load.Report;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process of the sample whose buffer is on a disk that takes nothing for a while,
 * without a Collector.
 */
@ExtendWith(EndToEndExtension.class)
class FullDiskIT {

	private static final Duration SOON = Duration.ofMinutes(2);

	private static final Duration PERIOD = Duration.ofMillis(20);

	/** What the Collector has taken is sent again if the answer is lost. */
	private static final Duration ANSWER = Duration.ofSeconds(10);

	private static final String REFUSED = "The buffer of telemetry cannot write to the directory";

	private final String service = "full-disk-" + UUID.randomUUID();

	private final EndToEnd endToEnd;

	private final TcpProxy collector;

	private final SmallDisk disk;

	private SampleProcess sample;

	FullDiskIT(EndToEnd endToEnd, @TempDir Path folder) throws IOException {
		this.endToEnd = endToEnd;
		this.collector = TcpProxy.to(URI.create(endToEnd.collector()).getPort());
		this.disk = new SmallDisk(folder);
	}

	@AfterEach
	void stop() {
		this.sample.close();
		this.collector.close();
	}

	@Test
	void fullDiskHarmsNothingAndIsUsedWhenItHasSpaceAgain() {
		start("rw");
		this.disk.fill(this.sample);
		assertThatNothingIsLost("a full disk", () -> this.disk.empty(this.sample));
	}

	@Test
	@Tag("nightly")
	void diskThatCannotBeWrittenHarmsNothingAndIsUsedWhenItCan() {
		start("ro");
		assertThatNothingIsLost("a disk that is mounted read-only", () -> this.disk.makeWritable(this.sample));
	}

	private void start(String options) {
		this.sample = new SampleProcess("full-disk",
				Map.of("OTEL_SERVICE_NAME", this.service, "OTEL_EXPORTER_OTLP_ENDPOINT",
						"http://localhost:" + this.collector.port(), "TIKTICKETS_OBSERVABILITY_EXPORT_BUFFER_DIRECTORY",
						this.disk.folder().toString(), "SAMPLE_NOTIFICATION_BASE_URL", this.endToEnd.hook()),
				this.disk.command(options));
		this.sample.start();
	}

	private void assertThatNothingIsLost(String state, Runnable mend) {
		Report report;
		try (Load load = new Load(this.endToEnd.agent(this.sample, "ana@acme", "SAMPLE_ANA_PASSWORD"), PERIOD)) {
			load.awaitRequests(50);
			this.collector.cutBetweenAnswers(ANSWER);
			await().atMost(SOON).until(() -> this.sample.console().contains(REFUSED));
			load.awaitRequests(500);
			assertThat(this.disk.segments(this.sample)).isZero();
			mend.run();
			await().atMost(SOON).until(() -> this.disk.segments(this.sample) > 0);
			load.awaitRequests(50);
			this.collector.restore();
			report = load.stop();
		}
		assertThat(report.failures()).isZero();
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(this.endToEnd.prometheus().ticketLists(this.service, "acme"))
				.isEqualTo(report.requests().size()));
		assertThat(this.sample.console()).containsOnlyOnce(REFUSED);
		await().atMost(SOON).untilAsserted(() -> assertThat(measured("failures")).isPositive());
		assertThat(measured("written")).isPositive();
		this.endToEnd.validation()
			.saw(Section.BUFFER, "Prometheus", "an outage with " + state + ", which is mended meanwhile",
					"each server span of %d requests, once; no request failed; %.0f attempts to write counted, one line of the log"
						.formatted(report.requests().size(), measured("failures")));
	}

	private double measured(String what) {
		return this.endToEnd.prometheus()
			.sum("export_buffer_%s_total{service_name=\"%s\"}".formatted(what, this.service));
	}

}
