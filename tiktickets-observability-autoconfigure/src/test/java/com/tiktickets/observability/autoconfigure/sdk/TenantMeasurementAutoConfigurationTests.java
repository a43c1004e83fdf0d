package com.tiktickets.observability.autoconfigure.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.metrics.TenantMetricsLimit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TenantMeasurementAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(TenantMeasurementAutoConfiguration.class);

	@ParameterizedTest
	@ValueSource(strings = { "tiktickets.observability.internal.mode=STARTER", ContextRunners.AGENT })
	void measurementsHaveTheTenant(String mode) {
		this.runner.withPropertyValues(mode)
			.run((context) -> assertThat(context).hasSingleBean(TenantOpenTelemetryPostProcessor.class)
				.hasSingleBean(TenantMetricsLimit.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED,
			"tiktickets.observability.tenant.enabled=false" })
	void measurementsAreLeftAloneWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TenantOpenTelemetryPostProcessor.class)
				.doesNotHaveBean(TenantMetricsLimit.class));
	}

}
