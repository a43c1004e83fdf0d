package com.tiktickets.observability.autoconfigure.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.metrics.DurationBucketsMeterFilter;
import com.tiktickets.observability.metrics.SemanticConventionMeterFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MetricsAutoConfigurationTests {

	private static final String TENANTS = "tenantMetricCustomizer";

	private static final String SDK_ITEMS = "sdkItemMetricsCustomizer";

	private final ApplicationContextRunner runner = ContextRunners.of(MetricsAutoConfiguration.class);

	@Test
	void metricsHaveTenantsNamesAndBuckets() {
		this.runner.run((context) -> assertThat(context).hasBean(TENANTS)
			.hasBean(SDK_ITEMS)
			.hasSingleBean(SemanticConventionMeterFilter.class)
			.hasSingleBean(DurationBucketsMeterFilter.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"tiktickets.observability.metrics.enabled=false" })
	void metricsAreLeftAloneWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TENANTS)
				.doesNotHaveBean(SDK_ITEMS)
				.doesNotHaveBean(SemanticConventionMeterFilter.class)
				.doesNotHaveBean(DurationBucketsMeterFilter.class));
	}

	@Test
	void metricsHaveNoTenantWithTheTenantOff() {
		this.runner.withPropertyValues("tiktickets.observability.tenant.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(TENANTS).hasBean(SDK_ITEMS));
	}

	@Test
	void metricsOfTheSdkAreKeptOnDemand() {
		this.runner.withPropertyValues("tiktickets.observability.metrics.sdk-items=true")
			.run((context) -> assertThat(context).doesNotHaveBean(SDK_ITEMS).hasBean(TENANTS));
	}

}
