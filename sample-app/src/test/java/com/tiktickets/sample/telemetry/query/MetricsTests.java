package com.tiktickets.sample.telemetry.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.Message;
import com.tiktickets.sample.telemetry.Otlp;
import com.tiktickets.sample.telemetry.inbox.FilledInbox;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MetricsTests {

	private static final long SECOND = 1_000_000_000;

	private static final long START = 1_000_000 * SECOND;

	private static final List<Double> BOUNDS = List.of(0.1, 0.5);

	@Test
	void cumulativeSumsBecomeRates() {
		List<Chart> charts = charts("c", counter("acme", START, 10, 100), counter("acme", START, 20, 150),
				counter("acme", START, 30, 150));

		assertThat(values(charts.get(0), "acme")).endsWith(5.0, 5.0, 0.0, 0.0);
	}

	@Test
	void restartOfAProcessIsNoNegativeRate() {
		List<Chart> charts = charts("c", counter("acme", START, 10, 1_000), counter("acme", START, 20, 1_050),
				counter("acme", START + 20 * SECOND, 30, 20));

		assertThat(values(charts.get(0), "acme")).endsWith(5.0, 5.0, 2.0, 2.0);
	}

	@Test
	void lineThatBeginsLaterCountsFromTheExportBefore() {
		List<Chart> charts = charts("c", counter("acme", START, 10, 100), counter("globex", START, 20, 50));

		assertThat(values(charts.get(0), "globex")).containsExactly(5.0, 5.0);
	}

	@Test
	void quantileComesFromTheBuckets() {
		List<Chart> charts = charts("d", histogram(10, 0L, 0L, 0L), histogram(20, 50L, 50L, 0L));

		assertThat(values(charts.get(1), "acme")).last()
			.satisfies((median) -> assertThat(median).isCloseTo(0.1, within(1e-9)));
		assertThat(values(charts.get(2), "acme")).last()
			.satisfies((p95) -> assertThat(p95).isCloseTo(0.46, within(1e-9)));
	}

	@Test
	void servicesWithOtherBucketsAreNotMixedUp() {
		List<Double> slow = List.of(1.0, 2.0);

		List<Chart> charts = charts("d", histogram("shop", BOUNDS, 10, 0L, 0L, 0L),
				histogram("stock", slow, 10, 0L, 0L, 0L), histogram("shop", BOUNDS, 20, 100L, 0L, 0L),
				histogram("stock", slow, 20, 0L, 100L, 0L));

		assertThat(values(charts.get(1), "acme")).last().isEqualTo(0.1);
		assertThat(values(charts.get(2), "acme")).last().isEqualTo(1.9);
	}

	@Test
	void histogramWithoutBucketsHasAMean() {
		List<Chart> charts = charts("d", histogram("shop", List.of(), 10, 0L), histogram("shop", List.of(), 20, 50L));

		assertThat(values(charts.get(2), "acme")).last().isEqualTo(0.2);
	}

	@Test
	void exemplarLeadsToItsTrace() {
		List<Chart> charts = charts("d", histogram(10, 0L, 0L, 0L), histogram(20, 0L, 1L, 0L));

		assertThat(charts.get(2).exemplars()).extracting(Chart.Exemplar::traceId)
			.containsExactly("0af7651916cd43dd8448eb211c80319c");
	}

	@Test
	void gaugesOfATenantAreAddedUp() {
		Metric.Builder gauge = Metric.newBuilder().setName("g");
		for (String queue : List.of("support", "sales")) {
			gauge.getGaugeBuilder()
				.addDataPointsBuilder()
				.setTimeUnixNano(START)
				.setAsInt(3)
				.addAttributes(Otlp.attribute("tenant_id", "acme"))
				.addAttributes(Otlp.attribute("queue", queue));
		}

		List<Chart> charts = charts("g", Otlp.metrics("shop", gauge.build()));

		assertThat(values(charts.get(0), "acme")).containsExactly(6.0);
		assertThat(charts.get(1).lines()).extracting(Chart.Line::name).containsExactly("sales", "support");
	}

	@Test
	void levelHoldsUntilTheNextExport() {
		List<Chart> charts = charts("g", gauge(0, 3), gauge(20, 5));

		assertThat(values(charts.get(0), "acme")).containsExactly(3.0, 3.0, 3.0, 3.0, 5.0);
	}

	private static Message gauge(long second, long value) {
		Metric.Builder gauge = Metric.newBuilder().setName("g");
		gauge.getGaugeBuilder()
			.addDataPointsBuilder()
			.setTimeUnixNano(START + second * SECOND)
			.setAsInt(value)
			.addAttributes(Otlp.attribute("tenant_id", "acme"));
		return Otlp.metrics("shop", gauge.build());
	}

	private static List<Chart> charts(String name, Message... exports) {
		return new Metrics(new Telemetry(FilledInbox.with(exports))).charts(name, "");
	}

	private static List<Double> values(Chart chart, String name) {
		return chart.lines()
			.stream()
			.filter((line) -> line.name().equals(name))
			.flatMap((line) -> line.values().stream())
			.filter(Objects::nonNull)
			.map((value) -> Math.round(value * 1e9) / 1e9)
			.toList();
	}

	private static Message counter(String tenant, long start, long second, long value) {
		Metric.Builder metric = Metric.newBuilder().setName("c");
		metric.getSumBuilder()
			.setIsMonotonic(true)
			.setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
			.addDataPointsBuilder()
			.setStartTimeUnixNano(start)
			.setTimeUnixNano(START + second * SECOND)
			.setAsInt(value)
			.addAttributes(Otlp.attribute("tenant_id", tenant));
		return Otlp.metrics("shop", metric.build());
	}

	private static Message histogram(long second, Long... counts) {
		return histogram("shop", BOUNDS, second, counts);
	}

	private static Message histogram(String service, List<Double> bounds, long second, Long... counts) {
		long count = Arrays.stream(counts).mapToLong(Long::longValue).sum();
		Metric.Builder metric = Metric.newBuilder().setName("d").setUnit("s");
		HistogramDataPoint.Builder point = metric.getHistogramBuilder()
			.setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
			.addDataPointsBuilder()
			.setStartTimeUnixNano(START)
			.setTimeUnixNano(START + second * SECOND)
			.setCount(count)
			.setSum(0.2 * count)
			.addAllExplicitBounds(bounds)
			.addAllBucketCounts(Arrays.asList(counts))
			.addAttributes(Otlp.attribute("tenant_id", "acme"));
		point.addExemplarsBuilder()
			.setTimeUnixNano(START + second * SECOND)
			.setAsDouble(0.2)
			.setTraceId(Otlp.id("0af7651916cd43dd8448eb211c80319c"))
			.setSpanId(Otlp.id("b7ad6b7169203331"));
		return Otlp.metrics(service, metric.build());
	}

}
