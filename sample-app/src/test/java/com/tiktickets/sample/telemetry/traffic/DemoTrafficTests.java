package com.tiktickets.sample.telemetry.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.sample.telemetry.TelemetryTest;
import com.tiktickets.sample.telemetry.inbox.TelemetryInbox;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

@TelemetryTest
@TestPropertySource(properties = "demo.rate=40")
class DemoTrafficTests {

	@Autowired
	private RestTestClient client;

	@Autowired
	private DemoTraffic traffic;

	@Autowired
	private TelemetryInbox inbox;

	@AfterEach
	void stop() {
		this.traffic.stop();
	}

	@Test
	void buttonStartsTrafficOfSeveralTenantsWithAllKindsOfOutcomes() {
		push(true);

		assertThat(this.traffic.isRunning()).isTrue();
		Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
			assertThat(this.inbox.spans()).extracting((span) -> span.attributes().text("http.response.status_code"))
				.contains("200", "201", "400", "401", "404", "500");
			assertThat(this.inbox.spans()).extracting((span) -> span.tenant()).contains("acme", "globex");
			assertThat(this.inbox.spans()).anyMatch((span) -> span.duration() > 400_000_000);
			assertThat(this.inbox.spans()).filteredOn((span) -> span.name().equals("whatsapp ack"))
				.extracting((span) -> span.tenant())
				.contains("acme", "globex");
			assertThat(this.inbox.logs()).extracting((log) -> log.body()).contains("Customer could not be told");
		});

		push(false);
		assertThat(this.traffic.isRunning()).isFalse();
	}

	private void push(boolean on) {
		this.client.post()
			.uri("/telemetry/demo?on=" + on)
			.header("Sec-Fetch-Site", "same-origin")
			.exchange()
			.expectStatus()
			.is3xxRedirection();
	}

}
