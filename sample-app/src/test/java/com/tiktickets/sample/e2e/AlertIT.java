package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * An alert reaches whom it concerns, by severity and tenant.
 */
@ExtendWith(EndToEndExtension.class)
class AlertIT {

	private static final Duration SOON = Duration.ofMinutes(1);

	private final EndToEnd endToEnd;

	private final String alert = "Alert" + UUID.randomUUID();

	AlertIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@ParameterizedTest
	@CsvSource({ "critical, acme, page firing+tenant firing", "critical, _system, operator firing",
			"warning, acme, tenant firing", "warning, _system, ticket firing" })
	void alertIsDeliveredBySeverityAndTenant(String severity, String tenant, String expected) {
		assertThat(post(severity, tenant, Instant.now().plusSeconds(60))).isEqualTo(200);
		List<String> receivers = List.of(expected.split("\\+"));
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(this.endToEnd.alerts().toldOf("alertname", this.alert))
				.containsExactlyInAnyOrderElementsOf(receivers));
		this.endToEnd.validation()
			.saw(Section.ALERTS, "Alertmanager", "severity=%s, tenant_id=%s".formatted(severity, tenant),
					"delivered by webhook: " + String.join(", ", receivers));
	}

	@Test
	void endOfAnAlertIsDeliveredToo() {
		post("warning", "acme", Instant.now().plusSeconds(60));
		await().atMost(SOON)
			.untilAsserted(
					() -> assertThat(this.endToEnd.alerts().toldOf("alertname", this.alert)).contains("tenant firing"));
		post("warning", "acme", Instant.now());
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(this.endToEnd.alerts().toldOf("alertname", this.alert))
				.contains("tenant resolved"));
	}

	private int post(String severity, String tenant, Instant end) {
		return Backend.send(HttpRequest
			.newBuilder(URI.create(this.endToEnd.settings().url("ALERTMANAGER_PORT") + "/api/v2/alerts"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(new JsonMapper().writeValueAsString(
					List.of(Map.of("labels", Map.of("alertname", this.alert, "severity", severity, "tenant_id", tenant),
							"endsAt", end.toString())))))
			.build()).statusCode();
	}

}
