package com.tiktickets.observability.autoconfigure.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TenantDetailAutoConfigurationTests {

	private static final String CUSTOMIZER = "tenantDetailCustomizer";

	private final ApplicationContextRunner runner = ContextRunners.of(TenantDetailAutoConfiguration.class);

	@Test
	void detailCanBeRequested() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(TenantDetails.class).hasBean(CUSTOMIZER));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"tiktickets.observability.tenant.enabled=false", "tiktickets.observability.tenant.detail.enabled=false" })
	void detailCannotBeRequestedWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TenantDetails.class)
				.doesNotHaveBean(CUSTOMIZER));
	}

}
