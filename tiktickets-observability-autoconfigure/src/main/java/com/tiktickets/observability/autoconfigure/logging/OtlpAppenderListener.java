package com.tiktickets.observability.autoconfigure.logging;

import ch.qos.logback.classic.LoggerContext;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.logging.OtlpAppenderFilter;
import com.tiktickets.observability.logging.OtlpAppenders;
import com.tiktickets.observability.logging.SafeEventFilter;
import io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender;
import java.util.Set;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Completes the OTLP appender that OpenTelemetry's starter adds as soon as logging
 * exists: it reaches loggers that keep their records from the root, and leaves out what
 * must not leave. If the start fails, it sees the records off.
 */
class OtlpAppenderListener implements ApplicationListener<SpringApplicationEvent>, Ordered {

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		if (event instanceof ApplicationEnvironmentPreparedEvent prepared
				&& LoggerFactory.getILoggerFactory() instanceof LoggerContext context
				&& ObservabilityMode.of(prepared.getEnvironment()) == ObservabilityMode.STARTER) {
			complete(context);
		}
		if (event instanceof ApplicationFailedEvent failed && failed.getApplicationContext() != null) {
			FailedStartLogs.export(failed.getApplicationContext().getEnvironment());
		}
	}

	private static void complete(LoggerContext context) {
		Set<OpenTelemetryAppender> appenders = OtlpAppenders.in(context);
		if (appenders.isEmpty()) {
			return;
		}
		OpenTelemetryAppender first = appenders.iterator().next();
		context.getLoggerList()
			.stream()
			.filter((logger) -> !logger.isAdditive() && !OtlpAppenders.reach(logger))
			.forEach((logger) -> logger.addAppender(first));
		for (OpenTelemetryAppender appender : appenders) {
			appender.addFilter(new SafeEventFilter(appender));
			appender.addFilter(new OtlpAppenderFilter());
		}
	}

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER + 2;
	}

}
