package com.tiktickets.observability.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AsyncAppenderBase;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.FilterAttachable;
import io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Supplier;

/** Finds the OTLP appenders of a Logback context, those inside other appenders too. */
public final class OtlpAppenders {

	private OtlpAppenders() {
	}

	/**
	 * Returns every OTLP appender that some logger writes to.
	 * @param context the Logback context
	 * @return the appenders, each once
	 */
	public static Set<OpenTelemetryAppender> in(LoggerContext context) {
		Set<OpenTelemetryAppender> found = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Logger logger : context.getLoggerList()) {
			collect(logger, found);
		}
		return found;
	}

	/**
	 * Connects the appenders to the {@link LogRouter}, and adds an appender to loggers
	 * that are not additive.
	 * @param context the Logback context
	 */
	public static void connect(LoggerContext context) {
		Set<OpenTelemetryAppender> appenders = in(context);
		if (appenders.isEmpty()) {
			return;
		}
		OpenTelemetryAppender first = appenders.iterator().next();
		for (Logger logger : context.getLoggerList()) {
			if (!logger.isAdditive() && !reaches(logger)) {
				logger.addAppender(first);
			}
			logger.iteratorForAppenders().forEachRemaining(OtlpAppenders::announceErrors);
		}
		for (OpenTelemetryAppender appender : appenders) {
			addOnce(appender, SafeEventFilter.class, () -> new SafeEventFilter(appender));
			addOnce(appender, OtlpAppenderFilter.class, OtlpAppenderFilter::new);
			appender.setOpenTelemetry(LogRouter.get());
		}
	}

	/**
	 * Removes the appender that the starter added if the configuration declares one.
	 * @param context the Logback context
	 */
	public static void detachSuperfluous(LoggerContext context) {
		Set<OpenTelemetryAppender> appenders = in(context);
		if (appenders.stream().allMatch((appender) -> appender.getName() == null)) {
			return;
		}
		for (OpenTelemetryAppender appender : appenders) {
			if (appender.getName() == null) {
				context.getLoggerList().forEach((logger) -> logger.detachAppender(appender));
			}
		}
	}

	private static void announceErrors(Appender<ILoggingEvent> appender) {
		if (appender instanceof AsyncAppenderBase<ILoggingEvent> asynchronous && reaches(asynchronous)) {
			addOnce(asynchronous, AsyncAppenderFilter.class, AsyncAppenderFilter::new);
		}
	}

	private static void addOnce(FilterAttachable<ILoggingEvent> appender, Class<?> type,
			Supplier<Filter<ILoggingEvent>> filter) {
		if (appender.getCopyOfAttachedFiltersList().stream().noneMatch(type::isInstance)) {
			Filter<ILoggingEvent> added = filter.get();
			added.start();
			appender.addFilter(added);
		}
	}

	private static boolean reaches(AppenderAttachable<ILoggingEvent> attachable) {
		Set<OpenTelemetryAppender> found = Collections.newSetFromMap(new IdentityHashMap<>());
		collect(attachable, found);
		return !found.isEmpty();
	}

	private static void collect(AppenderAttachable<ILoggingEvent> attachable, Set<OpenTelemetryAppender> found) {
		for (Iterator<Appender<ILoggingEvent>> appenders = attachable.iteratorForAppenders(); appenders.hasNext();) {
			collect(appenders.next(), found);
		}
	}

	@SuppressWarnings("unchecked")
	private static void collect(Appender<ILoggingEvent> appender, Set<OpenTelemetryAppender> found) {
		if (appender instanceof OpenTelemetryAppender otlp) {
			found.add(otlp);
		}
		else if (appender instanceof AppenderAttachable<?> nested) {
			collect((AppenderAttachable<ILoggingEvent>) nested, found);
		}
	}

}
