package com.tiktickets.observability.autoconfigure.quartz;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import io.opentelemetry.api.OpenTelemetry;
import org.quartz.Scheduler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

/** Auto-configuration of spans of the Quartz scheduler's jobs. */
@AutoConfiguration
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnConcern("tracing")
@ConditionalOnClass({ Scheduler.class, SchedulerFactoryBean.class })
public final class QuartzAutoConfiguration {

	QuartzAutoConfiguration() {
	}

	@Bean
	static SchedulerPostProcessor schedulerPostProcessor(ObjectProvider<OpenTelemetry> openTelemetry) {
		return new SchedulerPostProcessor(openTelemetry);
	}

}
