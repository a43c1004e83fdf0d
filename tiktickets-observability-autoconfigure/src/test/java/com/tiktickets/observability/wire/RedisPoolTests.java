package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.embedded.EmbeddedRedis;
import com.tiktickets.observability.test.ReceivedPoint;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

class RedisPoolTests {

	private static final Duration SLOW = Duration.ofSeconds(30);

	private static final String POOL = "redisConnectionFactory";

	private static EmbeddedRedis redis;

	private final List<RedisConnection> held = new ArrayList<>();

	private WireApplication application;

	@BeforeAll
	static void startRedis() throws IOException {
		redis = EmbeddedRedis.start();
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
	}

	@BeforeEach
	void start() {
		this.application = application();
	}

	@AfterEach
	void stop() {
		this.held.forEach(RedisConnection::close);
		this.application.close();
	}

	@Test
	void connectionsOfPoolAreCountedByState() {
		hold();
		hold();
		this.held.remove(0).close();
		awaitPoint("db.client.connection.count", Map.of("db.client.connection.state", "used"), 2);
		awaitPoint("db.client.connection.count", Map.of("db.client.connection.state", "idle"), 1);
		awaitPoint("db.client.connection.max", Map.of(), 3);
		awaitPoint("db.client.connection.idle.min", Map.of(), 0);
	}

	@Test
	void callerThatWaitsForConnectionIsPending() {
		hold();
		hold();
		CompletableFuture<Void> waiting = CompletableFuture.runAsync(this::hold);
		awaitPoint("db.client.connection.pending_requests", Map.of(), 1);
		this.held.remove(0).close();
		waiting.join();
		awaitPoint("db.client.connection.pending_requests", Map.of(), 0);
	}

	@Test
	void poolsOfTwoApplicationsInOneProcessAreToldApart() {
		hold();
		try (WireApplication other = application()) {
			RedisConnection connection = other.context().getBean(RedisConnectionFactory.class).getConnection();
			connection.multi();
			awaitPoint("db.client.connection.count", Map.of("db.client.connection.state", "used"), 2);
			assertThat(this.application.received().points()).isNotEmpty()
				.noneMatch((point) -> (POOL + "2").equals(point.attribute("db.client.connection.pool.name")));
			connection.close();
		}
	}

	@Test
	void poolThatIsSwitchedOffIsNotMeasured() {
		try (WireApplication off = application("tiktickets.observability.redis.enabled=false")) {
			RedisConnection connection = off.context().getBean(RedisConnectionFactory.class).getConnection();
			connection.multi();
			await().atMost(SLOW)
				.untilAsserted(() -> assertThat(off.received().pointsOf("jvm.memory.used")).isNotEmpty());
			assertThat(off.received().pointsOf("db.client.connection.count")).isEmpty();
			connection.close();
		}
	}

	private static WireApplication application(String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.addAll(List.of("spring.data.redis.port=" + redis.port(), "spring.data.redis.lettuce.pool.max-active=3"));
		return WireApplication.start(Pooling.class, all.toArray(String[]::new));
	}

	/**
	 * A transaction has a connection of its own until it is closed, beside the one that
	 * all share.
	 */
	private void hold() {
		RedisConnection connection = this.application.context().getBean(RedisConnectionFactory.class).getConnection();
		connection.multi();
		this.held.add(connection);
	}

	private void awaitPoint(String metric, Map<String, Object> attributes, double value) {
		await().atMost(SLOW)
			.untilAsserted(() -> assertThat(this.application.received().lastPointsOf(metric))
				.filteredOn((point) -> POOL.equals(point.attribute("db.client.connection.pool.name"))
						&& "_system".equals(point.attribute("tenant_id"))
						&& point.attributes().entrySet().containsAll(attributes.entrySet()))
				.extracting(ReceivedPoint::value)
				.containsExactly(value));
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Pooling {

	}

}
