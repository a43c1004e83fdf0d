package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * More series than Prometheus has memory for, in exports that are too small to be folded:
 * Prometheus comes back without a hand.
 */
@Tag("nightly")
@ExtendWith(EndToEndExtension.class)
class SeriesFloodIT {

	private static final Duration SOON = Duration.ofMinutes(10);

	private static final int EXPORTS = 60;

	private static final int SERIES = 3000;

	private final Validation validation;

	SeriesFloodIT(EndToEnd endToEnd) {
		this.validation = endToEnd.validation();
	}

	@Test
	void prometheusThatIsOutOfMemoryAtEachStartSetsItsLogAside() {
		try (ComposeProject project = new ComposeProject("../monitoring/docker-compose.observability.yml")
			.withFreePorts("OTLP_HTTP_PORT", "OTLP_GRPC_PORT", "PROMETHEUS_PORT")
			.with(Map.of("METRICS_MEMORY", "100"))) {
			project.up("otel-collector", "prometheus");
			Otlp otlp = project.awaitOtlp("OTLP_HTTP_PORT");
			Prometheus prometheus = new Prometheus(project.url("PROMETHEUS_PORT"));
			await().atMost(SOON).until(() -> prometheus.isReady("/-/ready"));
			Instant start = Instant.now();
			IntStream.range(0, EXPORTS).forEach((export) -> assertThat(otlp.metrics(flood(export))).isEqualTo(200));
			await().atMost(SOON).until(() -> project.logs("prometheus").contains("it starts without these hours"));
			await().atMost(SOON).pollInterval(Duration.ofSeconds(2)).ignoreExceptions().untilAsserted(() -> {
				assertThat(otlp.metrics(points("neighbour", "steady", " "))).isEqualTo(200);
				assertThat(prometheus.query("steady{service_name=\"neighbour\"}")).isNotEmpty();
			});
			this.validation.saw(Section.BAD_INPUT, "Prometheus",
					"%d series of one service, with a memory limit of 100 MB".formatted(EXPORTS * SERIES),
					"the kernel ends it; it sets its log aside and has the points of another service %d s after the flood began"
						.formatted(Duration.between(start, Instant.now()).toSeconds()));
		}
	}

	private static String flood(int export) {
		return points("flood", "orders", IntStream.range(0, SERIES)
			.mapToObj((i) -> "{\"key\":\"order\",\"value\":{\"stringValue\":\"order-%d-%d\"}}".formatted(export, i))
			.collect(Collectors.joining("\n")));
	}

	/** A point for each line of attributes. */
	private static String points(String service, String metric, String attributes) {
		long now = TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli());
		return "{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"%s\"}}]},\"scopeMetrics\":[{\"metrics\":[{\"name\":\"%s\",\"gauge\":{\"dataPoints\":[%s]}}]}]}"
			.formatted(service, metric,
					attributes.lines()
						.map((attribute) -> "{\"timeUnixNano\":\"%d\",\"asInt\":\"1\",\"attributes\":[%s]}"
							.formatted(now, attribute))
						.collect(Collectors.joining(",")));
	}

}
