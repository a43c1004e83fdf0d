package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The alerts of the stack, from the metric of a service to the receiver of the
 * notification. All metrics are sent at once: the rules are evaluated every half minute.
 */
@ExtendWith(EndToEndExtension.class)
class ShippedAlertIT {

	private static final Duration SOON = Duration.ofMinutes(2);

	private static final String RUN = UUID.randomUUID().toString();

	/** A metric of each alert and its attributes. */
	private static final Map<String, String> METRICS = Map.of("WhatsAppDisconnectRateHigh",
			"whatsapp.session.transitions whatsapp.transition.to=disconnected whatsapp.disconnect.reason=network",
			"ConnectionPoolTimeouts", "db.client.connection.timeouts db.client.connection.pool.name=main",
			"TelemetryLost", "otel.sdk.processor.span.processed error.type=queue_full", "TenantRejected",
			"tenant.rejections tenant.rejection.reason=mismatch tenant.resolution.source=header", "BrowserCrashing",
			"browser.process.exits browser.exit.reason=crash browser.role=renderer");

	private static final AtomicBoolean SENT = new AtomicBoolean();

	private final EndToEnd endToEnd;

	ShippedAlertIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
		if (SENT.compareAndSet(false, true)) {
			METRICS.forEach(this::count);
		}
	}

	@ParameterizedTest
	@CsvSource({ "WhatsAppDisconnectRateHigh, page", "ConnectionPoolTimeouts, page", "TelemetryLost, ticket",
			"TenantRejected, ticket", "BrowserCrashing, ticket" })
	void alertReachesItsReceiver(String alert, String receiver) {
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(this.endToEnd.alerts().toldOf("service_name", service(alert)))
				.contains(receiver + " firing"));
		assertThat(this.endToEnd.alerts().labelsOf("service_name", service(alert))).allSatisfy((labels) -> {
			assertThat(labels.path("alertname").asString()).isEqualTo(alert);
			assertThat(labels.path("grafana_url").isMissingNode()).isTrue();
		});
	}

	@Test
	void notificationNamesTenantValueRunbookAndDashboard() {
		String service = service("WhatsAppDisconnectRateHigh");
		await().atMost(SOON)
			.untilAsserted(
					() -> assertThat(this.endToEnd.alerts().annotationsOf("service_name", service)).isNotEmpty());
		JsonNode annotations = this.endToEnd.alerts().annotationsOf("service_name", service).get(0);
		assertThat(annotations.path("summary").asString()).isEqualTo("WhatsApp sessions of acme disconnect");
		assertThat(annotations.path("description").asString()).startsWith("Sessions of acme in " + service)
			.containsPattern("disconnected \\d.* times in 15 minutes");
		assertThat(annotations.path("runbook_url").asString()).endsWith("/docs/runbooks/WhatsAppDisconnectRateHigh.md");
		assertThat(annotations.path("dashboard_url").asString())
			.matches("http://localhost:3001/d/whatsapp-sessions\\?var-service=" + service
					+ "&var-tenant=acme&from=\\d{13}&to=now");
	}

	private static String service(String alert) {
		return "foreign-" + alert + "-" + RUN;
	}

	/**
	 * Three points of a counter: a rate needs two, and the first of a series is its
	 * beginning.
	 */
	private void count(String alert, String metric) {
		Instant now = Instant.now();
		for (int point = 0; point < 3; point++) {
			assertThat(this.endToEnd.otlp()
				.metrics(counter(service(alert), metric.split(" "), now.minusSeconds(120),
						now.minusSeconds(60L * (2 - point)), 50 * point)))
				.isEqualTo(200);
		}
	}

	private static String counter(String service, String[] metric, Instant start, Instant time, int value) {
		StringBuilder attributes = new StringBuilder(attribute("tenant_id", "acme"));
		for (int i = 1; i < metric.length; i++) {
			String[] parts = metric[i].split("=");
			attributes.append(',').append(attribute(parts[0], parts[1]));
		}
		return """
				{"resource":{"attributes":[%s]},"scopeMetrics":[{"metrics":[{"name":"%s","sum":{"isMonotonic":true,"aggregationTemporality":2,"dataPoints":[
				{"startTimeUnixNano":"%d","timeUnixNano":"%d","asInt":"%d","attributes":[%s]}]}}]}]}
				"""
			.formatted(attribute("service.name", service), metric[0], start.toEpochMilli() * 1_000_000,
					time.toEpochMilli() * 1_000_000, value, attributes);
	}

	private static String attribute(String key, String value) {
		return "{\"key\":\"%s\",\"value\":{\"stringValue\":\"%s\"}}".formatted(key, value);
	}

}
