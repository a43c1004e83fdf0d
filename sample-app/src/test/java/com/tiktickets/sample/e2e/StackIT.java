package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.io.ByteArrayResource;

/**
 * The settings as the running services have read them.
 */
@ExtendWith(EndToEndExtension.class)
class StackIT {

	private final EndToEnd endToEnd;

	StackIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@Test
	void prometheusKeepsMetricsAsLongAsTheSettingsSay() {
		String kept = this.endToEnd.prometheus()
			.get("/api/v1/status/runtimeinfo", Map.of())
			.path("data")
			.path("storageRetention")
			.asString();
		String[] timeAndSize = kept.split(" or ");
		assertThat(duration(timeAndSize[0])).isEqualTo(duration(this.endToEnd.settings().get("METRICS_RETENTION")));
		assertThat(timeAndSize[1].replace("i", "")).isEqualTo(this.endToEnd.settings().get("METRICS_RETENTION_SIZE"));
		saw("Prometheus", "/api/v1/status/runtimeinfo", kept);
	}

	@Test
	void lokiKeepsLogsAsLongAsTheSettingsSay() {
		YamlMapFactoryBean yaml = new YamlMapFactoryBean();
		yaml.setResources(new ByteArrayResource(
				this.endToEnd.loki().send("/config", Map.of()).body().getBytes(StandardCharsets.UTF_8)));
		Map<String, Object> config = yaml.getObject();
		String kept = ((Map<?, ?>) config.get("limits_config")).get("retention_period").toString();
		assertThat(duration(kept)).isEqualTo(duration(this.endToEnd.settings().get("LOGS_RETENTION")));
		assertThat(((Map<?, ?>) config.get("compactor")).get("retention_enabled")).isEqualTo(true);
		saw("Loki", "/config", "limits_config.retention_period: " + kept);
	}

	@ParameterizedTest
	@ValueSource(strings = { "prometheus", "alertmanager", "postgres", "loki", "loki-retention",
			"otel-collector-health", "jaeger-health" })
	void serviceIsHealthy(String service) {
		await().atMost(Duration.ofMinutes(2))
			.untilAsserted(() -> assertThat(this.endToEnd.stack().health(service)).isEqualTo("healthy"));
	}

	private void saw(String backend, String query, String answer) {
		this.endToEnd.validation().saw(Section.RETENTION, backend, query, answer);
	}

	/** Both answer in weeks where they can. */
	private static Duration duration(String text) {
		return text.endsWith("w") ? Duration.ofDays(7 * Long.parseLong(text.substring(0, text.length() - 1)))
				: DurationStyle.detectAndParse(text);
	}

}
