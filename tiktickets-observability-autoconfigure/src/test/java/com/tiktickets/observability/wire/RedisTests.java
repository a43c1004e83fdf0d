package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import com.tiktickets.embedded.EmbeddedRedis;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractDoubleAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.data.redis.core.StringRedisTemplate;

class RedisTests {

	private static final Duration SLOW = Duration.ofSeconds(30);

	private static EmbeddedRedis redis;

	private static WireApplication application;

	@BeforeAll
	static void start() throws IOException {
		redis = EmbeddedRedis.start();
		application = WireApplication.start(Caching.class, "spring.data.redis.port=" + redis.port(),
				"spring.data.redis.host=localhost", "spring.data.redis.timeout=2s", "spring.cache.type=redis");
	}

	@AfterAll
	static void stop() {
		application.close();
		redis.close();
	}

	@Test
	void commandIsOneClientSpanWithoutKeyAndValue() {
		Span caller = inTrace("acme", () -> redis().opsForValue().set("chat:5511987654321", "hunter2"));
		List<ReceivedSpan> spans = commandsOf(caller, 1);
		assertThat(spans).singleElement().satisfies((span) -> {
			assertThat(span.name()).isEqualTo("SET");
			assertThat(span.kind()).isEqualTo(SpanKind.SPAN_KIND_CLIENT);
			assertThat(span.parentSpanId()).isEqualTo(caller.getSpanContext().getSpanId());
			assertThat(span.attributes()).containsEntry("db.system.name", "redis")
				.containsEntry("db.operation.name", "SET")
				.containsEntry("server.port", (long) redis.port())
				.containsEntry("tenant_id", "acme");
		});
		assertThat(application.received().items())
			.noneMatch((item) -> item.toString().contains("5511987654321") || item.toString().contains("hunter2"));
	}

	@Test
	void commandIsMeasuredUnderItsTenant() {
		inTrace("measured", () -> redis().opsForValue().get("any"));
		await().atMost(SLOW)
			.untilAsserted(() -> assertThat(application.received().pointsOf("db.client.operation.duration"))
				.anySatisfy((point) -> assertThat(point.attributes()).containsEntry("db.operation.name", "GET")
					.containsEntry("tenant_id", "measured")));
	}

	/** As behind a task decorator of Spring, which carries what belongs to a thread. */
	@Test
	void commandIsOfTheTenantThatOnlyTheThreadHas() {
		ContextSnapshot snapshot;
		try (var as = TenantContext.makeCurrent(TenantId.of("untraced"))) {
			snapshot = ContextSnapshotFactory.builder().build().captureAll();
		}
		try (ContextSnapshot.Scope scope = snapshot.setThreadLocals()) {
			redis().opsForValue().get("any");
		}
		await().atMost(SLOW).untilAsserted(() -> {
			assertThat(application.received().pointsOf("db.client.operation.duration"))
				.anyMatch((point) -> "untraced".equals(point.attribute("tenant_id")));
			assertThat(application.received().spansNamed("GET"))
				.anyMatch((span) -> "untraced".equals(span.attribute("tenant_id")));
		});
	}

	@Test
	void refusedCommandSaysWhyInOneWord() {
		redis().opsForValue().set("text", "x");
		Span caller = inTrace("acme",
				() -> assertThatException().isThrownBy(() -> redis().opsForList().leftPush("text", "y")));
		assertThat(commandsOf(caller, 1)).singleElement()
			.satisfies((span) -> assertThat(span.attributes()).containsEntry("error.type", "WRONGTYPE"));
	}

	/** A cache does not wait until Redis has what was put. */
	@Test
	void cacheCountsHitsAndMissesOfEachTenant() {
		var cache = application.context().getBean(CacheManager.class).getCache("tickets");
		inTrace("caching", () -> {
			cache.get("one");
			cache.put("one", "1");
			await().untilAsserted(() -> assertThat(redis().hasKey("tickets::one")).isTrue());
			cache.get("one");
			cache.get("one");
		});
		awaitGets("hit", 2);
		awaitGets("miss", 1);
	}

	@Test
	void redisThatGoesAwayAndReturnsIsUsedAgain() throws IOException {
		redis().opsForValue().get("any");
		await().atMost(SLOW).untilAsserted(() -> assertConnections("redis.connection.active").isEqualTo(1));
		redis.close();
		await().atMost(SLOW).untilAsserted(() -> assertConnections("redis.connection.active").isZero());
		Span caller = inTrace("away", () -> assertThatException().isThrownBy(() -> redis().opsForValue().get("any")));
		redis = EmbeddedRedis.start(redis.port());
		await().atMost(SLOW).ignoreExceptions().until(() -> redis().opsForValue().get("none") == null);
		await().atMost(SLOW).untilAsserted(() -> assertConnections("redis.connection.active").isEqualTo(1));
		await().atMost(SLOW).untilAsserted(() -> assertConnections("redis.connection.failures").isPositive());
		assertThat(caller.getSpanContext().isValid()).isTrue();
		assertThat(TenantContext.current()).isEqualTo(TenantId.SYSTEM);
		Span again = inTrace("away", () -> redis().opsForValue().get("any"));
		assertThat(commandsOf(again, 1)).hasSize(1);
	}

	@Test
	void switchOffMakesNoSpan() {
		try (WireApplication off = WireApplication.start(Caching.class, "spring.data.redis.port=" + redis.port(),
				"tiktickets.observability.redis.enabled=false", "spring.cache.type=redis")) {
			Span caller = off.context().getBean(Tracer.class).spanBuilder("caller").startSpan();
			try (var scope = caller.makeCurrent()) {
				off.context().getBean(StringRedisTemplate.class).opsForValue().get("any");
			}
			caller.end();
			String trace = caller.getSpanContext().getTraceId();
			await().atMost(SLOW).untilAsserted(() -> assertThat(off.received().spansOf(trace)).hasSize(1));
			assertThat(off.received().spans()).isNotEmpty().noneMatch((span) -> span.name().equals("GET"));
		}
	}

	private static AbstractDoubleAssert<?> assertConnections(String metric) {
		return assertThat(application.received()
			.lastPointsOf(metric)
			.stream()
			.filter((point) -> "_system".equals(point.attribute("tenant_id")))
			.mapToDouble(ReceivedPoint::value)
			.sum());
	}

	private static StringRedisTemplate redis() {
		return application.context().getBean(StringRedisTemplate.class);
	}

	private static Span inTrace(String tenant, Runnable work) {
		Span caller = application.context().getBean(Tracer.class).spanBuilder("caller").startSpan();
		try (var as = TenantContext.makeCurrent(TenantId.of(tenant)); var scope = caller.makeCurrent()) {
			work.run();
		}
		finally {
			caller.end();
		}
		return caller;
	}

	private static List<ReceivedSpan> commandsOf(Span caller, int count) {
		String trace = caller.getSpanContext().getTraceId();
		await().atMost(SLOW)
			.untilAsserted(
					() -> assertThat(application.received().spansOf(trace)).hasSizeGreaterThanOrEqualTo(count + 1));
		return application.received()
			.spansOf(trace)
			.stream()
			.filter((span) -> !span.name().equals("caller"))
			.filter((span) -> !List.of("HELLO", "CLIENT").contains(span.name()))
			.toList();
	}

	private static void awaitGets(String result, double count) {
		await().atMost(SLOW)
			.untilAsserted(
					() -> assertThat(application.received().lastPointsOf("cache.gets"))
						.filteredOn(
								(point) -> point.attributes()
									.entrySet()
									.containsAll(Map.of("tenant_id", "caching", "cache", "tickets", "result", result)
										.entrySet()))
						.extracting(ReceivedPoint::value)
						.containsExactly(count));
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@EnableCaching
	static class Caching {

	}

}
