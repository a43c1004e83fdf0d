package com.tiktickets.observability.autoconfigure.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AnnotationsAutoConfigurationTests {

	private static final String WITH_SPAN = "withSpanAdvisor";

	private static final String OBSERVED = "observedAdvisor";

	private final ApplicationContextRunner runner = ContextRunners.of(AnnotationsAutoConfiguration.class)
		.withPropertyValues("management.observations.annotations.enabled=true");

	@Test
	void annotatedMethodsMakeSpans() {
		this.runner.run((context) -> assertThat(context).hasBean(WITH_SPAN).hasBean(OBSERVED));
	}

	@Test
	void aspectsMakeThemWithTheWeaver() {
		ClassLoader weaver = new ByteBuddy().subclass(Object.class)
			.name("org.aspectj.weaver.Advice")
			.make()
			.load(getClass().getClassLoader())
			.getLoaded()
			.getClassLoader();
		this.runner.withClassLoader(weaver)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(WITH_SPAN).doesNotHaveBean(OBSERVED));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"otel.instrumentation.annotations.enabled=false" })
	void annotationOfOpenTelemetryMakesNoneWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).doesNotHaveBean(WITH_SPAN).hasBean(OBSERVED));
	}

	@Test
	void annotationOfMicrometerMakesNoneWithTheSwitchOff() {
		this.runner.withPropertyValues("management.observations.annotations.enabled=false")
			.run((context) -> assertThat(context).hasBean(WITH_SPAN).doesNotHaveBean(OBSERVED));
	}

}
