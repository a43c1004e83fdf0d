package com.tiktickets.observability.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MicroBenchmarksTests {

	private final MicroBenchmarks micro = MicroBenchmarks.parse("""
			[{"benchmark":"com.tiktickets.MetricDecoratorBenchmark.withTenant","params":{"tenants":"known"},
			  "primaryMetric":{"score":90.5,"scoreError":"NaN","scoreUnit":"ns/op"},
			  "secondaryMetrics":{"gc.alloc.rate.norm":{"score":48.0,"scoreUnit":"B/op"}}},
			 {"benchmark":"com.tiktickets.MetricDecoratorBenchmark.withTenant","params":{"tenants":"folded"},
			  "primaryMetric":{"score":110.5,"scoreError":3.5,"scoreUnit":"ns/op"},
			  "secondaryMetrics":{"·gc.alloc.rate.norm":{"score":40.0,"scoreUnit":"B/op"}}}]""");

	@Test
	void namesClassMethodAndParameters() {
		assertThat(this.micro.results()).extracting(MicroBenchmarks.Result::name, MicroBenchmarks.Result::parameters)
			.hasSize(2)
			.allMatch((tuple) -> tuple.toList().get(0).equals("MetricDecoratorBenchmark.withTenant"));
		assertThat(this.micro.results().get(1).parameters()).isEqualTo("tenants=folded");
		assertThat(this.micro.results().get(0).error()).isNaN();
	}

	@Test
	void theWorstParameterCounts() {
		assertThat(this.micro.score("MetricDecoratorBenchmark.withTenant")).isEqualTo(110.5);
		assertThat(this.micro.allocation("MetricDecoratorBenchmark.withTenant")).isEqualTo(48);
		assertThat(this.micro.score("MetricDecoratorBenchmark.plain")).isNaN();
	}

}
