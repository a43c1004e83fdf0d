package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.browser.BrowserSessions;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.whatsapp.WhatsAppTelemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Shells that are called like a browser: as processes they are as good as one. */
class BrowserProcessesTests {

	private static final Duration SLOW = Duration.ofSeconds(30);

	@TempDir
	private Path folder;

	private final List<Process> processes = new ArrayList<>();

	private WireApplication application;

	private Path executable;

	@BeforeEach
	void start() throws IOException {
		this.executable = Files.createSymbolicLink(this.folder.resolve("tikbrowser"), Path.of("/bin/sh").toRealPath());
		this.application = WireApplication.start(Driver.class, "tiktickets.observability.browser.interval=200ms",
				"tiktickets.observability.browser.executables=tikbrowser");
	}

	@AfterEach
	void stop() {
		this.application.close();
		this.processes.forEach(Process::destroyForcibly);
	}

	@Test
	void processesAreMeasuredByRoleAndSession() throws IOException {
		this.application.context()
			.getBean(BrowserSessions.class)
			.register("support", TenantId.of("acme"), "/profiles/measured");
		browser("--user-data-dir=/profiles/measured");
		browser("--type=renderer");
		awaitValue("browser.process.active", Map.of("browser.role", "browser", "tenant_id", "_system"), 1);
		awaitValue("browser.process.active", Map.of("browser.role", "renderer"), 1);
		awaitValue("browser.session.process.active", Map.of("whatsapp.session.id", "support", "tenant_id", "acme"), 1);
		DocumentedMetrics documented = DocumentedMetrics.of("Browser metrics");
		this.processes.get(0).destroyForcibly();
		await().atMost(SLOW).untilAsserted(() -> documented.assertThatAllArrivedIn(this.application.received()));
		documented.assertThatNothingElseArrivedIn(this.application.received(), "browser.");
	}

	@Test
	void killedBrowserOfSessionIsCrashOfItsTenant() throws IOException {
		this.application.context()
			.getBean(BrowserSessions.class)
			.register("support", TenantId.of("acme"), "/profiles/killed");
		browser("--user-data-dir=/profiles/killed");
		awaitValue("browser.process.active", Map.of("browser.role", "browser"), 1);
		this.processes.get(0).destroyForcibly();
		awaitValue("browser.process.exits",
				Map.of("browser.role", "browser", "browser.exit.reason", "crash", "tenant_id", "acme"), 1);
		await().atMost(SLOW)
			.untilAsserted(() -> assertThat(this.application.received().logsWith("A process of a browser has crashed"))
				.anySatisfy((log) -> assertThat(log.attributes()).containsEntry("tenant_id", "acme")
					.containsEntry("whatsapp.session.id", "support")));
	}

	@Test
	void processWhoseParentIsGoneIsOrphaned() throws IOException {
		List<String> command = List.of("/bin/sh", "-c",
				"\"$0\" -c 'while :; do sleep 1; done' tikbrowser --type=renderer & sleep 2",
				this.executable.toString());
		this.processes.add(new ProcessBuilder(command).start());
		try {
			awaitValue("browser.process.orphaned", Map.of("browser.role", "renderer"), 1);
		}
		finally {
			ProcessHandle.allProcesses()
				.filter((process) -> process.info()
					.commandLine()
					.filter((line) -> line.contains(this.folder.toString()))
					.isPresent())
				.forEach(ProcessHandle::destroyForcibly);
		}
	}

	@Test
	void switchOffMeasuresNothing() throws IOException {
		try (WireApplication off = WireApplication.start(Driver.class, "tiktickets.observability.browser.enabled=false",
				"tiktickets.observability.browser.executables=tikbrowser")) {
			browser();
			off.context().getBean(BrowserSessions.class).register("support", TenantId.of("acme"), "/profiles/off");
			await().atMost(SLOW)
				.untilAsserted(() -> assertThat(off.received().pointsOf("jvm.memory.used")).hasSizeGreaterThan(3));
			assertThat(off.received().points()).isNotEmpty()
				.noneMatch((point) -> point.metric().startsWith("browser."));
		}
	}

	@Test
	void sessionsOfTenantsBeyondTheCapAreOne() throws IOException {
		try (WireApplication capped = WireApplication.start(Driver.class,
				"tiktickets.observability.tenant.metrics.limit=1", "tiktickets.observability.browser.interval=200ms",
				"tiktickets.observability.browser.executables=tikbrowser")) {
			WhatsAppTelemetry whatsApp = capped.context().getBean(WhatsAppTelemetry.class);
			for (String tenant : List.of("first", "second", "third")) {
				whatsApp.session("of " + tenant, TenantId.of(tenant), "simulated");
				capped.context()
					.getBean(BrowserSessions.class)
					.register("of " + tenant, TenantId.of(tenant), "/profiles/" + tenant);
				browser("--user-data-dir=/profiles/" + tenant);
			}
			await().atMost(SLOW)
				.untilAsserted(() -> assertThat(capped.received().lastPointsOf("browser.session.process.active"))
					.extracting((point) -> point.attribute("tenant_id"),
							(point) -> point.attribute("whatsapp.session.id"), ReceivedPoint::value)
					.contains(Tuple.tuple("first", "of first", 1.0), Tuple.tuple("_other", "_other", 2.0)));
			await().atMost(SLOW)
				.untilAsserted(() -> assertThat(capped.received().lastPointsOf("whatsapp.session.active"))
					.extracting((point) -> point.attribute("tenant_id"), ReceivedPoint::value)
					.contains(Tuple.tuple("first", 1.0), Tuple.tuple("_other", 2.0)));
			assertThat(capped.received().points()).extracting((point) -> point.attribute("tenant_id"))
				.doesNotContain("second", "third");
		}
	}

	private void browser(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(this.executable.toString(), "-c", "read x", "tikbrowser"));
		command.addAll(List.of(arguments));
		this.processes.add(new ProcessBuilder(command).start());
	}

	private void awaitValue(String metric, Map<String, Object> attributes, double value) {
		await().atMost(SLOW)
			.untilAsserted(() -> assertThat(this.application.received().pointsOf(metric))
				.filteredOn((point) -> point.attributes().entrySet().containsAll(attributes.entrySet()))
				.extracting(ReceivedPoint::value)
				.contains(value));
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Driver {

	}

}
