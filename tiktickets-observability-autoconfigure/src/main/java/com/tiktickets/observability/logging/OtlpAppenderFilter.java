package com.tiktickets.observability.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out of OTLP what must not be there: the exporter's own records, which would feed
 * themselves, and the container's second record of an exception that has left already.
 * Thread-safe.
 */
public final class OtlpAppenderFilter extends Filter<ILoggingEvent> {

	@Override
	public FilterReply decide(ILoggingEvent event) {
		if (event.getLoggerName().startsWith("io.opentelemetry.")) {
			return FilterReply.DENY;
		}
		Throwable exception = errorOf(event);
		if (exception == null) {
			return FilterReply.NEUTRAL;
		}
		if (!Span.current().getSpanContext().isValid() && ExportedExceptions.contains(exception)) {
			return FilterReply.DENY;
		}
		ExportedExceptions.add(exception);
		return FilterReply.NEUTRAL;
	}

	private static @Nullable Throwable errorOf(ILoggingEvent event) {
		if (event.getLevel().isGreaterOrEqual(Level.ERROR)
				&& event.getThrowableProxy() instanceof ThrowableProxy proxy) {
			return proxy.getThrowable();
		}
		return null;
	}

}
