package com.tiktickets.observability.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.export.ExportAutoConfiguration;
import com.tiktickets.observability.autoconfigure.sdk.TenantMeasurementAutoConfiguration;
import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TelemetryEndpointAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=telemetry";

	private final ApplicationContextRunner runner = ContextRunners
		.of(EndpointAutoConfiguration.class, StartLineAutoConfiguration.class, ExportAutoConfiguration.class,
				TenantMeasurementAutoConfiguration.class, TelemetryEndpointAutoConfiguration.class)
		.withPropertyValues("management.endpoints.jmx.exposure.include=health");

	@Test
	void endpointExistsWhereItIsExposed() {
		this.runner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(TelemetryEndpoint.class));
	}

	@Test
	void endpointDoesNotExistByDefault() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TelemetryEndpoint.class));
	}

	@Test
	void endpointWithoutAccessDoesNotExist() {
		this.runner.withPropertyValues(EXPOSED, "management.endpoint.telemetry.access=NONE")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TelemetryEndpoint.class));
	}

	@Test
	void endpointDoesNotExistWithoutActuator() {
		this.runner.withPropertyValues(EXPOSED)
			.withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("telemetryEndpoint"));
	}

	@Test
	void endpointOfTheApplicationTakesItsPlace() {
		this.runner.withPropertyValues(EXPOSED)
			.withBean("telemetryEndpoint", OwnEndpoint.class)
			.run((context) -> assertThat(context).hasSingleBean(OwnEndpoint.class)
				.doesNotHaveBean(TelemetryEndpoint.class));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			tiktickets.observability.internal.mode=STARTER | starter  | no property switches telemetry off
			tiktickets.observability.internal.mode=AGENT   | agent    | an OpenTelemetry Java agent is attached
			tiktickets.observability.enabled=false         | disabled | tiktickets.observability.enabled is false
			otel.sdk.disabled=true                         | disabled | otel.sdk.disabled (OTEL_SDK_DISABLED) is true
			""")
	void endpointAnswersInEachMode(String property, String mode, String reason) {
		this.runner.withPropertyValues(EXPOSED, property).run((context) -> {
			TelemetryDescriptor answer = context.getBean(TelemetryEndpoint.class).telemetry();
			assertThat(answer.mode().value()).isEqualTo(mode);
			assertThat(answer.mode().reason()).startsWith(reason);
		});
	}

	@Test
	void openTelemetryOfTheApplicationHasNoSignals() {
		this.runner.withPropertyValues(EXPOSED).run((context) -> {
			assertThat(context).hasSingleBean(OpenTelemetry.class);
			TelemetryDescriptor answer = context.getBean(TelemetryEndpoint.class).telemetry();
			assertThat(answer.signals()).isEmpty();
			assertThat(answer.resource()).isNull();
		});
	}

	@Test
	void valueOfSwitchIsWhatTheApplicationReads() {
		this.runner
			.withPropertyValues(EXPOSED, "tiktickets.observability.web.enabled=no",
					"tiktickets.observability.jdbc.enabled=true", "tiktickets.observability.metrics.sdk-items=on",
					"tiktickets.observability.redaction.key=0123456789abcdef")
			.run((context) -> assertThat(context.getBean(TelemetryEndpoint.class).telemetry().switches())
				.containsExactlyInAnyOrder(
						new TelemetryDescriptor.Switch("tiktickets.observability.web.enabled", false, "test"),
						new TelemetryDescriptor.Switch("tiktickets.observability.metrics.sdk-items", true, "test")));
	}

	@Endpoint(id = "telemetry")
	static class OwnEndpoint {

	}

}
