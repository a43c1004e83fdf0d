package com.tiktickets.observability.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Marks the span of an error and remembers the exception on the thread that logs, because
 * the thread of the asynchronous appender has no span. Thread-safe.
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
