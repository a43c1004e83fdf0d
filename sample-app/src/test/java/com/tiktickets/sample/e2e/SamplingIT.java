package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.span;
import static com.tiktickets.sample.telemetry.Otlp.traces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which traces are kept, by a Collector that keeps few.
 */
class SamplingIT {

	private static final Duration SOON = Duration.ofMinutes(1);

	private static final int MANY = 1000;

	/** The Collector holds 20,000: of older ones it knows the decision only. */
	private static final int MORE_THAN_IT_HOLDS = 20_500;

	private final long now = TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli());

	@TempDir
	private Path folder;

	@Test
	void errorsMarkedDetailedAndSlowTracesAreAllKeptOfTheOthersAShare() {
		try (LoneCollector collector = collector(Map.of("TRACES_SAMPLED_PERCENT", "10"))) {
			send(collector, "ordinary", MANY, Map.of());
			send(collector, "failed", 20, Map.of("failed", "true"));
			send(collector, "marked", 20, Map.of("marked", "true"));
			send(collector, "detailed", 20, Map.of("detailed", "true"));
			send(collector, "slow", 20, Map.of("slow", "true"));
			await().atMost(SOON).untilAsserted(() -> {
				assertThat(collector.kept("failed")).isEqualTo(20);
				assertThat(collector.kept("marked")).isEqualTo(20);
				assertThat(collector.kept("detailed")).isEqualTo(20);
				assertThat(collector.kept("slow")).isEqualTo(20);
			});
			assertThat(collector.kept("ordinary")).isBetween((long) MANY / 20, (long) MANY * 3 / 20);
			await().atMost(SOON).untilAsserted(() -> assertThat(collector.counted("ordinary")).isEqualTo(MANY));
		}
	}

	/**
	 * A Collector that is killed loses what waits for the decision.
	 */
	@Test
	void failedOrMarkedSpanDoesNotWaitForTheDecision() {
		try (LoneCollector collector = collector(Map.of("TRACES_DECISION_WAIT", "10m"))) {
			send(collector, "ordinary", 5, Map.of());
			send(collector, "failed", 5, Map.of("failed", "true"));
			send(collector, "marked", 5, Map.of("marked", "true"));
			await().atMost(SOON).untilAsserted(() -> {
				assertThat(collector.sentAtOnce("failed")).isEqualTo(5);
				assertThat(collector.sentAtOnce("marked")).isEqualTo(5);
			});
			assertThat(collector.sentAtOnce("ordinary")).isZero();
			assertThat(collector.kept("failed") + collector.kept("marked")).isZero();
		}
	}

	@Test
	void spanThatComesAfterTheDecisionFollowsIt() {
		try (LoneCollector collector = collector(Map.of("TRACES_SAMPLED_PERCENT", "0"))) {
			String failed = EndToEnd.newTraceId();
			String dropped = EndToEnd.newTraceId();
			collector.otlp()
				.send(traces("shop",
						ordinary(failed, "failed")
							.setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR)),
						ordinary(dropped, "dropped")));
			await().atMost(SOON).untilAsserted(() -> assertThat(collector.kept("failed")).isEqualTo(1));
			send(collector, "later", MORE_THAN_IT_HOLDS, Map.of());
			collector.otlp()
				.send(traces("shop", ordinary(failed, "late of a kept one"), ordinary(dropped, "late of a dropped one")
					.setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR))));
			await().atMost(SOON).untilAsserted(() -> assertThat(collector.kept("late of a kept one")).isEqualTo(1));
			assertThat(collector.kept("late of a dropped one")).isZero();
		}
	}

	private LoneCollector collector(Map<String, String> settings) {
		Map<String, String> all = new HashMap<>(Map.of("TRACES_DECISION_WAIT", "1s"));
		all.putAll(settings);
		return new LoneCollector(this.folder, all);
	}

	private void send(LoneCollector collector, String name, int count, Map<String, String> kind) {
		Span.Builder[] spans = IntStream.range(0, count).mapToObj((i) -> {
			Span.Builder span = ordinary(EndToEnd.newTraceId(), name);
			if (kind.containsKey("failed")) {
				span.setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR));
			}
			if (kind.containsKey("marked")) {
				span.addAttributes(mark("exception.logged"));
			}
			if (kind.containsKey("detailed")) {
				span.addAttributes(mark("tenant.detail"));
			}
			if (kind.containsKey("slow")) {
				span.setEndTimeUnixNano(this.now + TimeUnit.SECONDS.toNanos(3));
			}
			return span;
		}).toArray(Span.Builder[]::new);
		assertThat(collector.otlp().send(traces("shop", spans))).isEqualTo(200);
	}

	private static KeyValue.Builder mark(String key) {
		return KeyValue.newBuilder().setKey(key).setValue(AnyValue.newBuilder().setBoolValue(true));
	}

	private Span.Builder ordinary(String traceId, String name) {
		return span(traceId, EndToEnd.newTraceId().substring(16), "", name).setStartTimeUnixNano(this.now)
			.setEndTimeUnixNano(this.now + 1_000_000)
			.addAttributes(attribute("tenant_id", "acme"));
	}

}
