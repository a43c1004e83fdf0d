package com.tiktickets.observability.autoconfigure.logging;

import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.logging.ApplicationLogs;
import com.tiktickets.observability.logging.LogRouter;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.logs.LoggerProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Exports the log records of an application as soon as logging is configured, with every
 * supported framework. If the start fails, the listener exports the last records.
 */
class OtlpAppenderListener implements ApplicationListener<SpringApplicationEvent>, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(OtlpAppenderListener.class);

	private @Nullable SpringApplication application;

	private @Nullable ApplicationLogs logs;

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
			begin(prepared);
			return;
		}
		ApplicationLogs started = this.logs;
		if (started == null || event.getSpringApplication() != this.application) {
			return; // of a child
		}
		if (event instanceof ApplicationReadyEvent ready) {
			LogRouter.get().end(started, providerOf(ready.getApplicationContext()));
		}
		else if (event instanceof ApplicationFailedEvent failed) {
			fail(started, failed.getApplicationContext());
		}
	}

	private void begin(ApplicationEnvironmentPreparedEvent event) {
		LoggingFramework framework = LoggingFrameworks.inUse();
		if (!isExported(event.getEnvironment())) {
			if (framework != null) {
				framework.restore();
			}
			return;
		}
		if (framework == null) {
			logger.warn("Log records are not exported: they are with Logback or Log4j 2, and SLF4J is bound to {}",
					LoggerFactory.getILoggerFactory().getClass().getName());
			return;
		}
		this.application = event.getSpringApplication();
		this.logs = LogRouter.get().begin();
		framework.attach(event);
	}

	private static boolean isExported(ConfigurableEnvironment environment) {
		return ObservabilityMode.of(environment) == ObservabilityMode.STARTER
				&& Binder.get(environment).bind("tiktickets.observability.logging.enabled", Boolean.class).orElse(true);
	}

	private static @Nullable LoggerProvider providerOf(ConfigurableApplicationContext context) {
		OpenTelemetry openTelemetry = context.getBeanProvider(OpenTelemetry.class).getIfUnique();
		return (openTelemetry != null) ? openTelemetry.getLogsBridge() : null;
	}

	/**
	 * The thread still belongs to the application, because the reason of the failure is
	 * logged next.
	 */
	private static void fail(ApplicationLogs started, @Nullable ConfigurableApplicationContext context) {
		if (context != null) {
			FailedStartLogs.export(context.getEnvironment(), started);
		}
		LogRouter.get().fail(started);
	}

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER + 2;
	}

}
