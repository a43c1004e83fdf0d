package com.tiktickets.sample.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.corundumstudio.socketio.SocketIOServer;
import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedSpan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** Both sides, the brokers between them and the receiver that both export to. */
final class Interop implements AutoCloseable {

	private static final int AMQP = 5672;

	private static final int REDIS = 6379;

	private final GenericContainer<?> rabbitMq = new GenericContainer<>("rabbitmq:4.0-management")
		.withExposedPorts(AMQP)
		.waitingFor(Wait.forListeningPort().withStartupTimeout(Duration.ofMinutes(2)));

	private final GenericContainer<?> redis = new GenericContainer<>("redis:8.0").withExposedPorts(REDIS)
		.waitingFor(Wait.forListeningPort().withStartupTimeout(Duration.ofMinutes(2)));

	private final OtlpReceiver receiver;

	private final ConfigurableApplicationContext java;

	Interop() throws IOException {
		this.receiver = OtlpReceiver.start();
		try {
			this.rabbitMq.start();
			this.redis.start();
			this.java = new SpringApplication(InteropApplication.class).run(arguments());
		}
		catch (RuntimeException ex) {
			closeBrokers();
			throw ex;
		}
	}

	/** The sample's own configuration is on the class path, and not meant. */
	private String[] arguments() {
		return new String[] { "--spring.config.name=interop", "--spring.main.banner-mode=off", "--server.port=0",
				"--spring.application.name=java", "--otel.exporter.otlp.endpoint=" + this.receiver.endpoint(),
				"--otel.bsp.schedule.delay=50ms", "--otel.blrp.schedule.delay=50ms",
				"--otel.metric.export.interval=200ms", "--spring.rabbitmq.host=127.0.0.1",
				"--spring.rabbitmq.port=" + this.rabbitMq.getMappedPort(AMQP), "--spring.data.redis.host=127.0.0.1",
				"--spring.data.redis.port=" + this.redis.getMappedPort(REDIS),
				"--spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
				"--tiktickets.observability.redis.channels=interop.*",
				"--tiktickets.observability.socketio.envelope.enabled=true",
				"--tiktickets.observability.propagation.inject.hosts=127.0.0.1",
				"--tiktickets.observability.propagation.extract.principals=reports" };
	}

	NodeProgram node(String program, String... arguments) throws IOException {
		return NodeProgram.start(program,
				Map.of("OTLP_ENDPOINT", this.receiver.endpoint(), "RABBITMQ_URL",
						"amqp://127.0.0.1:" + this.rabbitMq.getMappedPort(AMQP), "REDIS_URL",
						"redis://127.0.0.1:" + this.redis.getMappedPort(REDIS)),
				arguments);
	}

	String javaUrl() {
		return "http://127.0.0.1:" + this.java.getEnvironment().getProperty("local.server.port");
	}

	String socketIoUrl() {
		return "http://127.0.0.1:" + bean(SocketIOServer.class).getConfiguration().getPort();
	}

	<T> T bean(Class<T> type) {
		return this.java.getBean(type);
	}

	OtlpReceiver receiver() {
		return this.receiver;
	}

	void forget() {
		this.receiver.received().clear();
	}

	/** Waits for a span of a side, of this name. */
	ReceivedSpan span(String side, String name) {
		return span((span) -> isOf(span, side) && span.name().equals(name));
	}

	/** Waits for the child of a span, on a side. */
	ReceivedSpan child(ReceivedSpan parent, String side, String name) {
		ReceivedSpan child = span((span) -> isOf(span, side) && span.parentSpanId().equals(parent.spanId()));
		assertThat(child.name()).isEqualTo(name);
		assertThat(child.traceId()).isEqualTo(parent.traceId());
		return child;
	}

	private ReceivedSpan span(Predicate<ReceivedSpan> wanted) {
		return patiently().until(() -> spans().stream().filter(wanted).findFirst().orElse(null), Objects::nonNull);
	}

	List<ReceivedSpan> spans() {
		return this.receiver.received().spans();
	}

	static ConditionFactory patiently() {
		return await().atMost(Duration.ofSeconds(30));
	}

	private static boolean isOf(ReceivedSpan span, String side) {
		return side.equals(span.resource().get("service.name"));
	}

	@Override
	public void close() {
		this.java.close();
		closeBrokers();
	}

	private void closeBrokers() {
		this.receiver.close();
		this.redis.stop();
		this.rabbitMq.stop();
	}

}
