package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What probes are told while the Collector does not answer. */
class TelemetryHealthTests {

	private static final String PATH = "/actuator/health";

	private static final String SHOWN = "management.endpoint.health.show-components=always";

	private static final String DETAILED = "management.endpoint.health.show-details=always";

	private static final String ONE_ATTEMPT = "otel.java.exporter.otlp.retry.disabled=true";

	@Test
	void healthIsUpWhileExportsSucceed() {
		try (WireApplication application = WireApplication.start(SHOWN, DETAILED)) {
			application.get("/tickets/1");
			await().untilAsserted(() -> {
				Map<String, Object> telemetry = telemetry(application);
				assertThat(telemetry).containsEntry("status", "UP");
				Map<String, Object> traces = JsonPath.read(telemetry, "$.details.traces");
				assertThat(traces).containsKeys("sent", "waiting", "dropped", "lastSuccess")
					.doesNotContainKey("failingSince");
			});
		}
	}

	@Test
	void outageOfTheCollectorIsUnknownAndLeavesTheApplicationUp() {
		try (WireApplication application = WireApplication.start(SHOWN, DETAILED, ONE_ATTEMPT,
				"management.health.redis.enabled=false")) {
			application.receiver().answerWith(503);
			application.get("/tickets/1");
			await().untilAsserted(() -> {
				Map<String, Object> telemetry = telemetry(application);
				assertThat(telemetry).containsEntry("status", "UNKNOWN");
				assertThat(JsonPath.<Map<String, Object>>read(telemetry, "$.details.metrics"))
					.containsEntry("reason", "it answered HTTP 503")
					.containsKey("failingSince");
			});
			HttpResponse<String> health = application.get(PATH);
			assertThat(health.statusCode()).isEqualTo(200);
			assertThat(JsonPath.<String>read(health.body(), "$.status")).isEqualTo("UP");
		}
	}

	@Test
	void healthIsUpAgainWhenTheCollectorIsBack() {
		try (WireApplication application = WireApplication.start(SHOWN, ONE_ATTEMPT)) {
			application.receiver().answerWith(503);
			await().untilAsserted(() -> assertThat(telemetry(application)).containsEntry("status", "UNKNOWN"));
			application.receiver().answerWith(200);
			await().untilAsserted(() -> {
				application.get("/tickets/1");
				assertThat(telemetry(application)).containsEntry("status", "UP");
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "liveness", "readiness" })
	void probesDoNotAskTheCollector(String group) {
		try (WireApplication application = WireApplication.start(SHOWN, ONE_ATTEMPT,
				"management.endpoint.health.probes.enabled=true")) {
			application.receiver().answerWith(503);
			await().untilAsserted(() -> assertThat(telemetry(application)).containsEntry("status", "UNKNOWN"));
			HttpResponse<String> probe = application.get(PATH + "/" + group);
			assertThat(probe.statusCode()).isEqualTo(200);
			assertThat(probe.body()).contains("\"UP\"").doesNotContain("telemetry");
		}
	}

	private static Map<String, Object> telemetry(WireApplication application) {
		return JsonPath.read(application.get(PATH).body(), "$.components.telemetry");
	}

}
