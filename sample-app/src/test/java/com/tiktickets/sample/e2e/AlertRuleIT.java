package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An operator's own rule, from the point that makes it fire to whom it concerns.
 */
@ExtendWith(EndToEndExtension.class)
class AlertRuleIT {

	private static final Duration SOON = Duration.ofMinutes(1);

	private final EndToEnd endToEnd;

	private final String service = "foreign-" + UUID.randomUUID();

	AlertRuleIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@ParameterizedTest
	@CsvSource({ "500, acme, page firing+tenant firing", "500, _system, operator firing", "50, acme, tenant firing",
			"50, _system, ticket firing" })
	void ruleThatFiresTellsBySeverityAndTenant(int waiting, String tenant, String expected) {
		send(waiting, tenant);
		List<String> receivers = List.of(expected.split("\\+"));
		await().atMost(SOON).untilAsserted(() -> assertThat(told()).containsExactlyInAnyOrderElementsOf(receivers));
		this.endToEnd.validation()
			.saw(Section.RULES, "Prometheus, Alertmanager",
					"foreign_tickets_waiting{tenant_id=\"%s\"} %d".formatted(tenant, waiting),
					"delivered by webhook: " + String.join(", ", receivers));
	}

	@Test
	void alertmanagerKnowsTheLabelsOfTheSeriesAndHoldsTheLesserSeverityBack() {
		send(500, "acme");
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(alerts()).containsExactlyInAnyOrder("TicketsWait acme critical active",
					"TicketsWait acme warning suppressed"));
	}

	@Test
	void ruleThatIsQuietAgainIsToldToo() {
		send(50, "acme");
		await().atMost(SOON).untilAsserted(() -> assertThat(told()).containsExactly("tenant firing"));
		send(5, "acme");
		await().atMost(SOON).untilAsserted(() -> assertThat(told()).contains("tenant resolved"));
	}

	private List<String> told() {
		return this.endToEnd.alerts().toldOf("service_name", this.service);
	}

	private List<String> alerts() {
		return new Backend(this.endToEnd.settings().url("ALERTMANAGER_PORT"))
			.get("/api/v2/alerts", Map.of("filter", "service_name=\"%s\"".formatted(this.service)))
			.valueStream()
			.map((alert) -> "%s %s %s %s".formatted(alert.path("labels").path("alertname").asString(),
					alert.path("labels").path("tenant_id").asString(), alert.path("labels").path("severity").asString(),
					alert.path("status").path("state").asString()))
			.toList();
	}

	private void send(int waiting, String tenant) {
		assertThat(this.endToEnd.otlp()
			.metrics(
					"""
							{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"%s"}}]},"scopeMetrics":[{"metrics":[{"name":"foreign.tickets.waiting","gauge":{"dataPoints":[
							{"timeUnixNano":"%d","asInt":"%d","attributes":[{"key":"tenant_id","value":{"stringValue":"%s"}}]}]}}]}]}
							"""
						.formatted(this.service, System.currentTimeMillis() * 1_000_000, waiting, tenant)))
			.isEqualTo(200);
	}

}
