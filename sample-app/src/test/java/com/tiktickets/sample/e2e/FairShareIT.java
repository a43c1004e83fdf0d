package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.metrics;
import static com.tiktickets.sample.telemetry.Otlp.span;
import static com.tiktickets.sample.telemetry.Otlp.traces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One tenant or service has more series or traces than is fair; the Collector folds or
 * drops its own, and nobody else's.
 */
class FairShareIT {

	private static final Duration SOON = Duration.ofMinutes(1);

	/** As many series of one service as span metrics once held for all its tenants. */
	private static final int SPAN_NAMES = 2500;

	private static final int TENANTS = 5000;

	/** Traces of one tenant. */
	private static final int FLOOD = 1000;

	/** So many traces of this test, of some 250 bytes each, are within the limits. */
	private static final long FEW = 200;

	@TempDir
	private static Path folder;

	private static LoneCollector collector;

	private final long now = TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli());

	@BeforeAll
	static void start() {
		collector = new LoneCollector(folder,
				Map.of("TRACES_DECISION_WAIT", "1s", "TRACES_SAMPLED_POOL_SPANS_PER_SECOND", "1",
						"TRACES_SAMPLED_POOL_SPANS_BURST", "100", "TRACES_SAMPLED_SHARE_SPANS_PER_SECOND", "1",
						"TRACES_SAMPLED_SHARE_SPANS_BURST", "10", "TRACES_KEPT_POOL_BYTES_PER_SECOND", "1",
						"TRACES_KEPT_POOL_BYTES_BURST", "20000", "TRACES_KEPT_SHARE_BYTES_PER_SECOND", "1",
						"TRACES_KEPT_SHARE_BYTES_BURST", "5000"));
	}

	@AfterAll
	static void stop() {
		collector.close();
	}

	@Test
	void spanNamesOfOneTenantFoldNoOtherTenants() {
		send(IntStream.range(0, SPAN_NAMES)
			.mapToObj((i) -> named("order " + i, "mallory"))
			.toArray(Span.Builder[]::new));
		send(named("GET /tickets", "acme"), named("GET /tickets", "globex"));
		await().atMost(SOON).untilAsserted(() -> {
			assertThat(collector.counted("GET /tickets", "acme")).isEqualTo(1);
			assertThat(collector.counted("GET /tickets", "globex")).isEqualTo(1);
			assertThat(collector.counted("otel.metric.overflow", "_other", "tenant.share")).isBetween(2000L,
					(long) SPAN_NAMES);
		});
	}

	@Test
	void metricWithTooManySeriesIsFoldedByTenant() {
		sum("orders", 10_000,
				(i) -> point((i % 2 != 0) ? "mallory" : "eve", 2).addAttributes(attribute("order", "" + i)));
		sum("orders.small", 100, (i) -> point("acme", 3).addAttributes(attribute("order", "" + i)));
		await().atMost(SOON).untilAsserted(() -> {
			assertThat(collector.points("orders.small")).hasSize(100);
			assertThat(collector.points("orders")).hasSize(2)
				.allSatisfy((point) -> assertThat(point.path("asInt").asLong()).isEqualTo(10_000))
				.allSatisfy((point) -> assertThat(point.path("attributes").toString()).contains("otel.metric.overflow")
					.containsAnyOf("mallory", "eve"));
		});
	}

	@Test
	void metricOfTooManyTenantsIsFoldedToNone() {
		sum("visits", TENANTS, (i) -> point("tenant-" + i, 1));
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(collector.points("visits")).singleElement().satisfies((point) -> {
				assertThat(point.path("asInt").asLong()).isEqualTo(TENANTS);
				assertThat(point.path("attributes").toString()).contains("otel.metric.overflow", "_other");
			}));
	}

	@Test
	void errorsOfOneTenantLeaveOthersTheirs() {
		flood("failed", (span) -> span.setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR)));
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(collector.sentAtOnce("failed of mallory")).isBetween(10L, FEW));
		assertThat(collector.sentAtOnce("failed of acme")).isEqualTo(5);
		assertThat(total("tenant.failed_spans", "mallory")).isEqualTo(FLOOD);
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(total("tenant.failed_spans.kept", "mallory"))
				.isEqualTo(collector.sentAtOnce("failed of mallory")));
	}

	@Test
	void slowTracesOfOneTenantLeaveOthersTheirs() {
		flood("slow", (span) -> span.setEndTimeUnixNano(this.now + TimeUnit.SECONDS.toNanos(3)));
	}

	@Test
	void ordinaryTracesOfOneTenantLeaveOthersTheirs() {
		flood("ordinary", UnaryOperator.identity());
	}

	/**
	 * The other tenant sends when the flood has used up what all tenants share.
	 */
	private void flood(String kind, UnaryOperator<Span.Builder> which) {
		send(kind, "mallory", FLOOD, which);
		await().atMost(SOON).untilAsserted(() -> assertThat(collector.kept(kind + " of mallory")).isBetween(10L, FEW));
		send(kind, "acme", 5, which);
		await().atMost(SOON).untilAsserted(() -> assertThat(collector.kept(kind + " of acme")).isEqualTo(5));
		assertThat(collector.kept(kind + " of mallory")).isLessThan(FEW);
	}

	private void send(String kind, String tenant, int count, UnaryOperator<Span.Builder> which) {
		send(IntStream.range(0, count)
			.mapToObj((i) -> which.apply(named(kind + " of " + tenant, tenant)))
			.toArray(Span.Builder[]::new));
	}

	/** The counter repeats its sum. */
	private static long total(String metric, String tenant) {
		return collector.points(metric)
			.stream()
			.filter((point) -> point.path("attributes").toString().contains(tenant))
			.mapToLong((point) -> point.path("asInt").asLong())
			.max()
			.orElse(0);
	}

	private Span.Builder named(String name, String tenant) {
		return span(EndToEnd.newTraceId(), EndToEnd.newTraceId().substring(16), "", name).setStartTimeUnixNano(this.now)
			.setEndTimeUnixNano(this.now + 1_000_000)
			.addAttributes(attribute("tenant_id", tenant));
	}

	private NumberDataPoint.Builder point(String tenant, long value) {
		return NumberDataPoint.newBuilder()
			.setTimeUnixNano(this.now)
			.setAsInt(value)
			.addAttributes(attribute("tenant_id", tenant));
	}

	private void send(Span.Builder... spans) {
		assertThat(collector.otlp().send(traces("shop", spans))).isEqualTo(200);
	}

	private void sum(String name, int count, IntFunction<NumberDataPoint.Builder> point) {
		Sum.Builder sum = Sum.newBuilder()
			.setIsMonotonic(true)
			.setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
		IntStream.range(0, count).mapToObj(point).forEach(sum::addDataPoints);
		assertThat(collector.otlp().send(metrics("shop", Metric.newBuilder().setName(name).setSum(sum).build())))
			.isEqualTo(200);
	}

}
