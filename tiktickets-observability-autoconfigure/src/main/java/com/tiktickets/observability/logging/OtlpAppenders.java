package com.tiktickets.observability.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.AppenderAttachable;
import io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Set;

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
	 * Whether what is attached here includes an OTLP appender.
	 * @param attachable a logger or an appender that has appenders
	 * @return whether there is one
	 */
	public static boolean reach(AppenderAttachable<ILoggingEvent> attachable) {
		Set<OpenTelemetryAppender> found = Collections.newSetFromMap(new IdentityHashMap<>());
		collect(attachable, found);
		return !found.isEmpty();
	}

	/**
	 * Lets an appender hold its records until it is connected again.
	 * @param appender the appender
	 */
	@SuppressWarnings("NullAway") // the appender takes null as "not connected"
	public static void disconnect(OpenTelemetryAppender appender) {
		appender.setOpenTelemetry(null);
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
