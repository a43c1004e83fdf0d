package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.DefaultResourceLoader;

class AbsentSocketLibrariesTests {

	@ParameterizedTest
	@CsvSource({ "org.springframework.web.socket, stompTelemetry", "org.springframework.messaging, stompTelemetry",
			"com.corundumstudio.socketio, socketIoTelemetry" })
	void starterStartsWithoutTheLibrary(String library, String bean) {
		SpringApplication application = new SpringApplication(
				new DefaultResourceLoader(new FilteredClassLoader(library)), Plain.class);
		try (ConfigurableApplicationContext context = application.run("--server.port=0", "--otel.sdk.disabled=false",
				"--otel.traces.exporter=none", "--otel.metrics.exporter=none", "--otel.logs.exporter=none")) {
			assertThat(context.containsBean(bean)).isFalse();
			assertThat(context.containsBean("openTelemetry")).isTrue();
		}
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@Import(TestSecurity.class)
	static class Plain {

	}

}
