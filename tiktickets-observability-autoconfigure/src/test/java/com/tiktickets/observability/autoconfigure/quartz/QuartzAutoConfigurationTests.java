package com.tiktickets.observability.autoconfigure.quartz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.quartz.Scheduler;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

class QuartzAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(QuartzAutoConfiguration.class);

	@Test
	void jobsMakeSpans() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(SchedulerPostProcessor.class));
	}

	@ParameterizedTest
	@ValueSource(classes = { Scheduler.class, SchedulerFactoryBean.class })
	void startsWithoutTheLibrary(Class<?> type) {
		this.runner.withClassLoader(new FilteredClassLoader(type))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SchedulerPostProcessor.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"tiktickets.observability.tracing.enabled=false" })
	void jobsAreLeftAloneWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property)
			.withBean(Scheduler.class, () -> mock(Scheduler.class))
			.run((context) -> {
				assertThat(context).doesNotHaveBean(SchedulerPostProcessor.class);
				Mockito.verifyNoInteractions(context.getBean(Scheduler.class));
			});
	}

	@Test
	void schedulerThatRefusesListenersStopsNothing() {
		this.runner.withBean(Scheduler.class, () -> mock(Scheduler.class))
			.run((context) -> assertThat(context).hasNotFailed());
	}

}
