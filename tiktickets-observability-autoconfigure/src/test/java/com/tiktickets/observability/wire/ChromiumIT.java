package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.browser.BrowserSessions;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.test.ReceivedPoint;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A real headless Chromium; {@code -Dchromium=} names another one. */
@Tag("browser")
class ChromiumIT {

	private static final Duration SLOW = Duration.ofSeconds(60);

	private static final long MEBIBYTE = 1024 * 1024;

	@TempDir(cleanup = CleanupMode.NEVER)
	private Path profile;

	private WireApplication application;

	private Process browser;

	@BeforeEach
	void start() {
		this.application = WireApplication.start(BrowserProcessesTests.Driver.class,
				"tiktickets.observability.browser.interval=500ms");
		this.application.context()
			.getBean(BrowserSessions.class)
			.register("support", TenantId.of("acme"), this.profile.toString());
	}

	@AfterEach
	void stop() {
		this.application.close();
		if (this.browser != null) {
			this.browser.descendants().forEach(ProcessHandle::destroyForcibly);
			this.browser.destroyForcibly();
		}
	}

	@Test
	void rolesOfRealBrowserAreMeasured() throws IOException {
		open("<p>login</p>");
		for (String role : List.of("browser", "renderer", "utility", "zygote")) {
			awaitAtLeast("browser.process.active", Map.of("browser.role", role), 1);
			awaitAtLeast("browser.process.memory.usage", Map.of("browser.role", role), MEBIBYTE);
		}
		awaitAtLeast("browser.process.open_files", Map.of("browser.role", "browser"), 10);
		awaitAtLeast("browser.session.process.active", Map.of("whatsapp.session.id", "support", "tenant_id", "acme"),
				4);
	}

	@Test
	void killedBrowserIsCrashOfItsSession() throws IOException {
		open("<p>login</p>");
		awaitAtLeast("browser.process.active", Map.of("browser.role", "renderer"), 1);
		this.browser.destroyForcibly();
		awaitAtLeast("browser.process.exits",
				Map.of("browser.role", "browser", "browser.exit.reason", "crash", "tenant_id", "acme"), 1);
	}

	@Test
	void leakOfPageShowsInTheMemoryOfItsSession() throws IOException {
		open("<script>const a = [];"
				+ " setInterval(() => { if (a.length < 100) a.push(new Array(500000).fill(Math.random())); }, 50)</script>");
		Map<String, Object> renderer = Map.of("browser.role", "renderer");
		awaitAtLeast("browser.process.memory.usage", renderer, MEBIBYTE);
		double before = memory(renderer, true);
		await().atMost(SLOW)
			.untilAsserted(() -> assertThat(memory(renderer, false) - before).isGreaterThan(100 * MEBIBYTE));
	}

	private void open(String page) throws IOException {
		this.browser = new ProcessBuilder(System.getProperty("chromium", "/usr/bin/chromium"), "--headless=new",
				"--no-sandbox", "--no-first-run", "--remote-debugging-port=0", "--disable-dev-shm-usage",
				"--user-data-dir=" + this.profile, "data:text/html," + page)
			.redirectErrorStream(true)
			.redirectOutput(new File("/dev/null"))
			.start();
	}

	private double memory(Map<String, Object> attributes, boolean first) {
		List<Double> values = values("browser.process.memory.usage", attributes);
		return first ? values.get(0) : values.get(values.size() - 1);
	}

	private void awaitAtLeast(String metric, Map<String, Object> attributes, double value) {
		await().atMost(SLOW)
			.untilAsserted(() -> assertThat(values(metric, attributes)).as(metric).anyMatch((found) -> found >= value));
	}

	private List<Double> values(String metric, Map<String, Object> attributes) {
		return this.application.received()
			.pointsOf(metric)
			.stream()
			.filter((point) -> point.attributes().entrySet().containsAll(attributes.entrySet()))
			.map(ReceivedPoint::value)
			.toList();
	}

}
