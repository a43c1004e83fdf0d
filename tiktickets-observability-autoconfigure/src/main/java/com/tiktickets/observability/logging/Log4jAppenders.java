package com.tiktickets.observability.logging;

import io.opentelemetry.instrumentation.log4j.appender.v2_17.OpenTelemetryAppender;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.appender.AsyncAppender;
import org.apache.logging.log4j.core.async.AsyncLoggerConfig;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.filter.AbstractFilter;
import org.apache.logging.log4j.core.filter.AbstractFilterable;
import org.apache.logging.log4j.core.filter.CompositeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Connects a configuration of Log4j 2 to OTLP, and adds an appender if the configuration
 * has none.
 */
public final class Log4jAppenders {

	private Log4jAppenders() {
	}

	/**
	 * Lets every logger's records reach the {@link LogRouter} once.
	 * @param configuration that has been started
	 * @param added makes the appender for a configuration without one
	 */
	public static void connect(Configuration configuration, Supplier<OpenTelemetryAppender> added) {
		List<OpenTelemetryAppender> declared = declaredIn(configuration);
		OpenTelemetryAppender first = declared.isEmpty() ? add(configuration, added.get()) : declared.get(0);
		for (LoggerConfig logger : configuration.getLoggers().values()) {
			if (!logger.isAdditive() && !reaches(logger.getAppenders().values())) {
				logger.addAppender(first, null, null);
			}
			if (logger instanceof AsyncLoggerConfig) {
				addOnce(logger, new Log4jAsyncFilter());
			}
		}
		for (OpenTelemetryAppender appender : declaredIn(configuration)) {
			addOnce(appender, new Log4jOtlpFilter());
			appender.setOpenTelemetry(LogRouter.get());
		}
		for (Appender appender : configuration.getAppenders().values()) {
			if (appender instanceof AsyncAppender asynchronous && reaches(asynchronous.getAppenders())) {
				addOnce(asynchronous, new Log4jAsyncFilter());
			}
		}
	}

	private static OpenTelemetryAppender add(Configuration configuration, OpenTelemetryAppender appender) {
		appender.start();
		configuration.addAppender(appender);
		configuration.getRootLogger().addAppender(appender, null, null);
		return appender;
	}

	private static List<OpenTelemetryAppender> declaredIn(Configuration configuration) {
		return configuration.getAppenders()
			.values()
			.stream()
			.filter(OpenTelemetryAppender.class::isInstance)
			.map(OpenTelemetryAppender.class::cast)
			.toList();
	}

	private static boolean reaches(Collection<Appender> appenders) {
		return appenders.stream()
			.anyMatch((appender) -> appender instanceof OpenTelemetryAppender
					|| (appender instanceof AsyncAppender asynchronous && reaches(asynchronous.getAppenders())));
	}

	private static void addOnce(AbstractFilterable filterable, AbstractFilter filter) {
		if (!has(filterable.getFilter(), filter.getClass())) {
			filter.start();
			filterable.addFilter(filter);
		}
	}

	private static boolean has(@Nullable Filter present, Class<?> type) {
		if (present instanceof CompositeFilter several) {
			return Arrays.stream(several.getFiltersArray()).anyMatch(type::isInstance);
		}
		return type.isInstance(present);
	}

}
