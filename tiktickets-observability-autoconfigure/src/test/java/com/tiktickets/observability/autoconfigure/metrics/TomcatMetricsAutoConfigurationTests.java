package com.tiktickets.observability.autoconfigure.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.metrics.TomcatThreadMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.tomcat.metrics.TomcatMetricsBinder;

class TomcatMetricsAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(TomcatMetricsAutoConfiguration.class)
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new);

	@Test
	void threadsOfTomcatAreMeasured() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(TomcatThreadMetrics.class));
	}

	@ParameterizedTest
	@ValueSource(classes = { Tomcat.class, TomcatMetricsBinder.class })
	void startsWithoutTheLibrary(Class<?> type) {
		this.runner.withClassLoader(new FilteredClassLoader(type))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TomcatThreadMetrics.class));
	}

	@Test
	void startsWithoutMeterRegistry() {
		ContextRunners.of(TomcatMetricsAutoConfiguration.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TomcatThreadMetrics.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"tiktickets.observability.metrics.enabled=false" })
	void threadsAreNotMeasuredWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TomcatThreadMetrics.class));
	}

	@Test
	void managedBeansOfTomcatAreMeasuredBySpringBoot() {
		this.runner.withPropertyValues("server.tomcat.mbeanregistry.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TomcatThreadMetrics.class));
	}

	@Test
	void binderOfTheApplicationWins() {
		TomcatMetricsBinder own = new TomcatMetricsBinder(new SimpleMeterRegistry());
		this.runner.withBean(TomcatMetricsBinder.class, () -> own)
			.run((context) -> assertThat(context).doesNotHaveBean(TomcatThreadMetrics.class)
				.getBean(TomcatMetricsBinder.class)
				.isSameAs(own));
	}

}
