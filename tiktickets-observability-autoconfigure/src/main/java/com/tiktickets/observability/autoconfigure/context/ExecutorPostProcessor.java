package com.tiktickets.observability.autoconfigure.context;

import java.util.concurrent.Executor;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.CompositeTaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import java.util.List;

/**
 * Gives the task decorator to Spring executors that an application makes by hand; those
 * of Boot have it already. A decorator of the application's own stays.
 */
class ExecutorPostProcessor implements BeanPostProcessor {

	private static final String DECORATOR = "taskDecorator";

	private final TelemetryTaskDecorator decorator = new TelemetryTaskDecorator();

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof ThreadPoolTaskExecutor executor) {
			executor.setTaskDecorator(with(executor));
		}
		else if (bean instanceof SimpleAsyncTaskExecutor executor) {
			executor.setTaskDecorator(with(executor));
		}
		return bean;
	}

	private TaskDecorator with(Executor executor) {
		Object existing = new DirectFieldAccessor(executor).getPropertyValue(DECORATOR);
		if (!(existing instanceof TaskDecorator own)) {
			return this.decorator;
		}
		return (own instanceof TelemetryTaskDecorator) ? own : new CompositeTaskDecorator(List.of(this.decorator, own));
	}

}
