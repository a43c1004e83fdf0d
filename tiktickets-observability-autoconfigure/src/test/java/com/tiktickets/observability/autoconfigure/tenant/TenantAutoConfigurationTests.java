package com.tiktickets.observability.autoconfigure.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.autoconfigure.ObservabilityProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TenantAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TenantAutoConfiguration.class));

	@Test
	void propertiesOfTheTenantAreBound() {
		this.runner.withPropertyValues("tiktickets.observability.tenant.attribute=tiktickets.tenant")
			.run((context) -> assertThat(context.getBean(TenantProperties.class).getAttribute())
				.isEqualTo("tiktickets.tenant"));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED,
			"tiktickets.observability.tenant.enabled=false" })
	void propertiesAreBoundWithTelemetryOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasSingleBean(TenantProperties.class)
				.hasSingleBean(ObservabilityProperties.class));
	}

}
