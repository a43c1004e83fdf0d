package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An instrument that fails costs one warning, and nothing of any other one. */
@ExtendWith(OutputCaptureExtension.class)
class FaultyInstrumentTests {

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start();
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void gaugeThatThrowsIsWarnedOfOnce(CapturedOutput output) {
		MeterRegistry registry = registry();
		Gauge.builder("failing.gauge", () -> fail("gauge failed")).tag("queue", "a").register(registry);
		Gauge.builder("failing.gauge", () -> fail("gauge failed")).tag("queue", "b").register(registry);
		FunctionCounter.builder("failing.counter", this, (any) -> fail("counter failed")).register(registry);
		TimeGauge.builder("failing.time", () -> fail("time failed"), TimeUnit.SECONDS).register(registry);
		Meter meter = application.context().getBean(Meter.class);
		meter.gaugeBuilder("failing.callback").buildWithCallback((measurement) -> fail("callback failed"));
		ObservableLongMeasurement batched = meter.upDownCounterBuilder("failing.batch").buildObserver();
		meter.batchCallback(() -> fail("batch failed"), batched);
		collections(10);
		for (String failure : new String[] { "gauge failed", "counter failed", "time failed", "callback failed",
				"batch failed" }) {
			assertThat(output.toString().split("IllegalStateException: " + failure, -1)).as(failure).hasSize(2);
		}
		assertThat(application.received().logsWith("Metric 'failing.gauge' was not measured")).hasSize(1);
	}

	@Test
	void gaugeWhoseClassIsBrokenLeavesOtherMetricsAlone() {
		Gauge.builder("broken.overflow", () -> {
			throw new StackOverflowError();
		}).register(registry());
		Gauge.builder("broken.linkage", () -> {
			throw new NoClassDefFoundError("com/example/Gone");
		}).register(registry());
		collections(3);
	}

	@Test
	void meterWithRefusedNameIsRenamedAndToldOnce(CapturedOutput output) {
		MeterRegistry registry = registry();
		Counter.builder("5xx answers").tag("path", "a").register(registry).increment();
		Counter.builder("5xx answers").tag("path", "b").register(registry).increment();
		Counter.builder("ticket größe").register(registry).increment();
		Counter.builder("long." + "x".repeat(300)).register(registry).increment();
		Gauge.builder("99th percentile", () -> 7).register(registry);
		application.context().getBean(Meter.class).counterBuilder("").build().add(1);
		await().untilAsserted(() -> {
			assertThat(application.received().lastPointsOf("metric_5xx_answers")).hasSize(2);
			assertThat(application.received().pointsOf("ticket_gr__e")).isNotEmpty();
			assertThat(application.received().pointsOf("long." + "x".repeat(250))).isNotEmpty();
			assertThat(application.received().pointsOf("metric_99th_percentile")).isNotEmpty();
			assertThat(application.received().pointsOf("metric_")).isNotEmpty();
		});
		assertThat(application.received().logsWith("Metric '5xx answers' is exported as 'metric_5xx_answers'"))
			.hasSize(1);
		assertThat(output).doesNotContain("returning noop instrument");
	}

	private static double fail(String message) {
		throw new IllegalStateException(message);
	}

	private static MeterRegistry registry() {
		return application.context().getBean(MeterRegistry.class);
	}

	/** Waits until metrics have been collected some times more. */
	private static void collections(int more) {
		long before = collected();
		await().atMost(Duration.ofSeconds(30)).until(() -> collected() >= before + more);
	}

	private static long collected() {
		return application.received()
			.pointsOf("jvm.class.count")
			.stream()
			.map((point) -> point.timeUnixNano())
			.distinct()
			.count();
	}

}
