package com.tiktickets.observability.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.tiktickets.observability.semconv.SemanticAttributes;
import io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/**
 * Logs an exception that is about to escape from an operation, to OTLP only and while the
 * operation's trace is current. Whoever catches it outside logs it for the console;
 * {@link OtlpAppenderFilter} keeps that record from being a second one. Thread-safe.
 */
public final class EscapedExceptionLogger {

	/**
	 * Logs the exception unless the operation has logged it.
	 * @param exception the exception
	 * @param message what failed, without values
	 */
	public void log(Throwable exception, String message) {
		if (ExportedExceptions.contains(exception)
				|| !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
			return;
		}
		Logger logger = context.getLogger(EscapedExceptionLogger.class);
		LoggingEvent event = new LoggingEvent(EscapedExceptionLogger.class.getName(), logger, Level.ERROR, message,
				exception, null);
		addThrowSite(event, exception);
		for (OpenTelemetryAppender appender : OtlpAppenders.in(context)) {
			appender.doAppend(event);
		}
	}

	/** Who logs is nobody's interest here; where it was thrown is. */
	private static void addThrowSite(LoggingEvent event, Throwable exception) {
		StackTraceElement[] stack = exception.getStackTrace();
		if (stack.length > 0) {
			event.addKeyValuePair(new KeyValuePair(SemanticAttributes.CODE_FUNCTION_NAME.getKey(),
					stack[0].getClassName() + "." + stack[0].getMethodName()));
			event.addKeyValuePair(new KeyValuePair(SemanticAttributes.CODE_FILE_PATH.getKey(), stack[0].getFileName()));
			event.addKeyValuePair(
					new KeyValuePair(SemanticAttributes.CODE_LINE_NUMBER.getKey(), stack[0].getLineNumber()));
		}
	}

}
