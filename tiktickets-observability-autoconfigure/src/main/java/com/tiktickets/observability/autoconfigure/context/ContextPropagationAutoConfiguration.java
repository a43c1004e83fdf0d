package com.tiktickets.observability.autoconfigure.context;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.TaskDecorator;

/** Auto-configuration of trace and tenant on the threads of executors. */
@AutoConfiguration(beforeName = "org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration")
@ConditionalOnConcern("executors")
@EnableConfigurationProperties(ExecutorsProperties.class)
public final class ContextPropagationAutoConfiguration {

	ContextPropagationAutoConfiguration() {
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	TaskDecorator telemetryTaskDecorator() {
		return new TelemetryTaskDecorator();
	}

	@Bean
	static ExecutorPostProcessor telemetryExecutorPostProcessor(DefaultListableBeanFactory beans) {
		return new ExecutorPostProcessor(beans);
	}

}
