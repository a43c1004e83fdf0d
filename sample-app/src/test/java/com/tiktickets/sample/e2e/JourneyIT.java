package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.journey.JourneyScenarios;
import com.tiktickets.sample.journey.RunningSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;

/** The journey over the real RabbitMQ, Redis and PostgreSQL. */
class JourneyIT extends JourneyScenarios {

	private static final GenericContainer<?> POSTGRES = container("postgres:17", 5432)
		.withEnv("POSTGRES_USER", "tiktickets")
		.withEnv("POSTGRES_DB", "tiktickets")
		.withEnv("POSTGRES_PASSWORD", "secret");

	private static final GenericContainer<?> RABBITMQ = container("rabbitmq:4.0-management", 5672)
		.withEnv("RABBITMQ_DEFAULT_USER", "tiktickets")
		.withEnv("RABBITMQ_DEFAULT_PASS", "secret");

	private static final GenericContainer<?> REDIS = container("redis:8.0", 6379).withCommand("redis-server", "--bind",
			"0.0.0.0", "--save", "", "--requirepass", "secret");

	private static RunningSample sample;

	private static GenericContainer<?> container(String image, int port) {
		return new GenericContainer<>(image).withExposedPorts(port)
			.waitingFor(Wait.forListeningPort().withStartupTimeout(Duration.ofMinutes(2)));
	}

	@BeforeAll
	static void start() throws IOException {
		Startables.deepStart(POSTGRES, RABBITMQ, REDIS).join();
		sample = RunningSample.start("spring.profiles.active=compose", "SAMPLE_ENV_FILE=none",
				"SAMPLE_ANA_PASSWORD=secret", "SAMPLE_BRUNO_PASSWORD=secret", "POSTGRES_PASSWORD=secret",
				"SAMPLE_RABBITMQ_PASSWORD=secret", "SAMPLE_REDIS_PASSWORD=secret",
				"POSTGRES_PORT=" + POSTGRES.getMappedPort(5432), "RABBITMQ_PORT=" + RABBITMQ.getMappedPort(5672),
				"REDIS_PORT=" + REDIS.getMappedPort(6379));
	}

	@AfterAll
	static void stop() {
		if (sample != null) {
			sample.close();
		}
		REDIS.stop();
		RABBITMQ.stop();
		POSTGRES.stop();
	}

	/** The embedded broker cannot set a message aside. */
	@Test
	void messageThatCannotBeReadIsSetAside() {
		MessageProperties properties = new MessageProperties();
		properties.setContentType(MessageProperties.CONTENT_TYPE_JSON);
		sample.bean(RabbitTemplate.class)
			.send("tickets", "ticket.opened", new Message("{".getBytes(StandardCharsets.UTF_8), properties));
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(sample.bean(AmqpAdmin.class).getQueueInfo("ticket-changes.set-aside"))
				.satisfies((queue) -> assertThat(queue.getMessageCount()).isEqualTo(1)));
	}

	@Override
	protected RunningSample sample() {
		return sample;
	}

}
