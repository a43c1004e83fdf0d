package com.tiktickets.observability.autoconfigure.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TelemetryHealthAutoConfigurationTests {

	private static final String INDICATOR = "telemetryHealthIndicator";

	private final ApplicationContextRunner runner = ContextRunners.of(ExportAutoConfiguration.class,
			TelemetryHealthAutoConfiguration.class);

	@Test
	void healthIsUpBeforeAnythingIsExported() {
		this.runner.run((context) -> assertThat(context.getBean(TelemetryHealthIndicator.class).health().getStatus())
			.isEqualTo(Status.UP));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"tiktickets.observability.export.enabled=false", "management.health.telemetry.enabled=false",
			"management.health.defaults.enabled=false" })
	void thereIsNoHealthWhereNothingIsExportedOrNobodyWantsIt(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(INDICATOR));
	}

	@Test
	void thereIsNoHealthWithoutItsLibrary() {
		this.runner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(INDICATOR));
	}

	@Test
	void indicatorOfTheApplicationTakesItsPlace() {
		HealthIndicator own = () -> Health.outOfService().build();
		this.runner.withBean(INDICATOR, HealthIndicator.class, () -> own)
			.run((context) -> assertThat(context).hasSingleBean(HealthIndicator.class)
				.getBean(INDICATOR)
				.isSameAs(own));
	}

}
