package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedPoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.metrics.Meter;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MetricNamesTests {

	private static final Double[] CONVENTION_BUCKETS = { 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0,
			2.5, 5.0, 7.5, 10.0 };

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start();
		application.get("/call/1");
		application.get("/async");
		application.context().getBean(MeterRegistry.class).counter("app.counter").increment();
		Timer.builder("app.timer")
			.register(application.context().getBean(MeterRegistry.class))
			.record(Duration.ofMillis(30));
		application.context().getBean(Meter.class).counterBuilder("app.native").build().add(1);
		await().untilAsserted(() -> assertThat(names()).contains("http.client.request.duration", "app.native"));
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void eachThingHasItsConventionalName() {
		await().untilAsserted(() -> assertThat(names()).contains("http.server.request.duration",
				"http.client.request.duration", "db.client.operation.duration", "db.client.connection.count",
				"db.client.connection.max", "db.client.connection.use_time", "jvm.memory.used", "jvm.thread.count",
				"jvm.cpu.time", "jvm.class.count", "process.uptime", "process.unix.file_descriptor.count",
				"tomcat.threads.busy", "executor.active", "logback.events", "tasks.scheduled.execution",
				"otel.sdk.processor.span.processed", "app.counter", "app.timer", "app.native"));
	}

	@Test
	void nothingHasSecondName() {
		eachThingHasItsConventionalName();
		assertThat(names()).doesNotContain("http.server.requests", "http.client.requests", "process.cpu.usage",
				"system.cpu.count", "system.cpu.usage", "hikaricp.connections", "jdbc.connections.active",
				"jvm.gc.pause", "queueSize", "processedSpans");
		assertThat(names()).noneMatch((name) -> name.startsWith("hikaricp.") || name.startsWith("spring.security")
				|| name.endsWith(".active.duration"));
	}

	@Test
	void spansAndLogRecordsAreNotCountedWhenTheyBegin() {
		eachThingHasItsConventionalName();
		assertThat(names()).noneMatch((name) -> name.startsWith("otel.sdk.span") || name.startsWith("otel.sdk.log"));
	}

	@Test
	void durationsAreInSecondsWithTheConventionsBuckets() {
		for (String name : Set.of("http.server.request.duration", "http.client.request.duration", "app.timer")) {
			assertThat(application.received().pointsOf(name)).isNotEmpty().allSatisfy((point) -> {
				assertThat(point.unit()).isEqualTo("s");
				assertThat(point.bounds()).containsExactly(CONVENTION_BUCKETS);
			});
		}
	}

	@Test
	void highCardinalityAttributesStayOutOfTheServerMetric() {
		assertThat(application.received().pointsOf("http.server.request.duration")).isNotEmpty()
			.allSatisfy((point) -> assertThat(point.attributes()).containsOnlyKeys("http.request.method",
					"http.response.status_code", "http.route", "network.protocol.version", "url.scheme", "tenant_id"));
	}

	@Test
	void eachSeriesComesFromOneScope() {
		assertThat(application.received()
			.points()
			.stream()
			.collect(Collectors.groupingBy(ReceivedPoint::metric,
					Collectors.mapping(ReceivedPoint::scope, Collectors.toSet())))
			.entrySet()).filteredOn((metric) -> !metric.getKey().startsWith("otel.sdk."))
			.isNotEmpty()
			.allMatch((metric) -> metric.getValue().size() == 1);
	}

	private static Set<String> names() {
		return application.received()
			.points()
			.stream()
			.map(ReceivedPoint::metric)
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
