package com.tiktickets.observability.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.ClassUtils;

class SupersededAutoConfigurationsTests {

	private static final String BOOT = "org.springframework.boot.";

	private static final String OTEL = "io.opentelemetry.instrumentation.spring.autoconfigure.internal.instrumentation.";

	@ParameterizedTest
	@ValueSource(strings = { BOOT + "micrometer.metrics.autoconfigure.jvm.JvmMetricsAutoConfiguration",
			BOOT + "data.redis.autoconfigure.observation.LettuceObservationAutoConfiguration",
			BOOT + "webmvc.autoconfigure.WebMvcObservationAutoConfiguration",
			BOOT + "restclient.autoconfigure.RestClientObservationAutoConfiguration",
			BOOT + "opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
			OTEL + "kafka.KafkaInstrumentationAutoConfiguration", OTEL + "jdbc.JdbcInstrumentationAutoConfiguration",
			OTEL + "jdbc.JdbcInstrumentationSpringBoot4AutoConfiguration",
			OTEL + "annotations.InstrumentationAnnotationsAutoConfiguration",
			OTEL + "webmvc.SpringWebMvc6InstrumentationAutoConfiguration" })
	void supersededIsLeftOut(String type) {
		assertThat(ClassUtils.isPresent(type, null)).isTrue();
		assertThat(keeps(type, new MockEnvironment())).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { OTEL + "web.RestClientInstrumentationSpringBoot4AutoConfiguration",
			BOOT + "webmvc.autoconfigure.WebMvcAutoConfiguration" })
	void restIsKept(String type) {
		assertThat(ClassUtils.isPresent(type, null)).isTrue();
		assertThat(keeps(type, new MockEnvironment())).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ BOOT
			+ "webmvc.autoconfigure.WebMvcObservationAutoConfiguration, management.observations.enable.http.server.requests",
			BOOT + "restclient.autoconfigure.RestClientObservationAutoConfiguration, management.observations.enable.http.client.requests",
			OTEL + "kafka.KafkaInstrumentationAutoConfiguration, otel.instrumentation.kafka.enabled",
			OTEL + "kafka.KafkaInstrumentationAutoConfiguration, otel.instrumentation.common.default-enabled",
			OTEL + "webmvc.SpringWebMvc6InstrumentationAutoConfiguration, otel.instrumentation.spring-webmvc.enabled" })
	void switchedOnAgainIsKept(String type, String property) {
		assertThat(keeps(type, new MockEnvironment().withProperty(property, "true"))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { BOOT + "webmvc.autoconfigure.WebMvcObservationAutoConfiguration",
			BOOT + "micrometer.metrics.autoconfigure.jvm.JvmMetricsAutoConfiguration" })
	void nothingIsLeftOutWhenTheStarterIsSwitchedOff(String type) {
		assertThat(keeps(type, new MockEnvironment().withProperty("otel.sdk.disabled", "true"))).isTrue();
	}

	private static boolean keeps(String type, MockEnvironment environment) {
		SupersededAutoConfigurations filter = new SupersededAutoConfigurations();
		filter.setEnvironment(environment);
		return filter.match(new String[] { type }, mock(AutoConfigurationMetadata.class))[0];
	}

}
