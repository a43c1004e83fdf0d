package com.example.consumer;

import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class ConsumerApplicationTests {

	@Test
	void startsWithOneOpenTelemetry() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ConsumerApplication.class)
			.run("--server.port=0", "--otel.traces.exporter=none", "--otel.metrics.exporter=none",
					"--otel.logs.exporter=none")) {
			assertThat(context.getBeansOfType(OpenTelemetry.class)).hasSize(1);
		}
	}

}
