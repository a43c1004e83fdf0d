package com.tiktickets.observability.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Does on the thread that logs what an asynchronous appender's own thread could not:
 * marks the span of an error, and remembers the exception. Thread-safe.
 */
public final class AsyncAppenderFilter extends Filter<ILoggingEvent> {

	@Override
	public FilterReply decide(ILoggingEvent event) {
		Throwable exception = OtlpAppenderFilter.errorOf(event);
		if (exception != null) {
			ExportedExceptions.announce(exception);
		}
		return FilterReply.NEUTRAL;
	}

}
