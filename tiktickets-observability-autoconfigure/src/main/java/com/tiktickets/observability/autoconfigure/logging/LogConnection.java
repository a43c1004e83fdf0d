package com.tiktickets.observability.autoconfigure.logging;

import com.tiktickets.observability.logging.ApplicationLogs;
import com.tiktickets.observability.logging.LogRouter;
import io.opentelemetry.api.OpenTelemetry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRestartedEvent;
import org.springframework.core.Ordered;

/**
 * Connects the application's log records to the OpenTelemetry bean as soon as the bean
 * exists, before runners and schedulers log, and disconnects them before the bean is
 * closed. A context that a test framework restarts after a pause becomes the application
 * that started last.
 */
class LogConnection implements DestructionAwareBeanPostProcessor, ApplicationListener<ContextRestartedEvent>,
		ApplicationContextAware, Ordered {

	private final ApplicationLogs logs = LogRouter.get().starting();

	private @Nullable ApplicationContext context;

	ApplicationLogs logs() {
		return this.logs;
	}

	@Override
	public void setApplicationContext(ApplicationContext applicationContext) {
		this.context = applicationContext;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof OpenTelemetry openTelemetry) {
			LogRouter.get().connect(this.logs, openTelemetry.getLogsBridge());
		}
		return bean;
	}

	@Override
	public void postProcessBeforeDestruction(Object bean, String beanName) {
		LogRouter.get().disconnect(this.logs);
	}

	@Override
	public boolean requiresDestruction(Object bean) {
		return bean instanceof OpenTelemetry;
	}

	@Override
	public void onApplicationEvent(ContextRestartedEvent event) {
		if (event.getApplicationContext() == this.context) {
			LogRouter.get().prefer(this.logs);
		}
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
