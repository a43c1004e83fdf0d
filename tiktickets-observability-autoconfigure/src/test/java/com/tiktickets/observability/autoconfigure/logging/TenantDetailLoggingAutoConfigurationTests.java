package com.tiktickets.observability.autoconfigure.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.autoconfigure.tenant.TenantDetailAutoConfiguration;
import com.tiktickets.observability.logging.TenantDetailTurboFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TenantDetailLoggingAutoConfigurationTests {

	private static final String REGISTRATION = "tenantDetailFilterRegistration";

	private final ApplicationContextRunner runner = ContextRunners.of(TenantDetailAutoConfiguration.class,
			TenantDetailLoggingAutoConfiguration.class);

	@Test
	void filterIsThereWhileTheContextLives() {
		long before = filters();
		this.runner.run((context) -> {
			assertThat(context).hasBean(REGISTRATION);
			assertThat(filters()).isEqualTo(before + 1);
		});
		assertThat(filters()).isEqualTo(before);
	}

	@Test
	void loggingFrameworkMayBeAnotherThanLogback() {
		this.runner.withClassLoader(new FilteredClassLoader("ch.qos.logback"))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, "tiktickets.observability.logging.enabled=false",
			"tiktickets.observability.tenant.detail.enabled=false" })
	void filterIsNotThereWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(REGISTRATION));
	}

	private static long filters() {
		return ((LoggerContext) LoggerFactory.getILoggerFactory()).getTurboFilterList()
			.stream()
			.filter(TenantDetailTurboFilter.class::isInstance)
			.count();
	}

}
