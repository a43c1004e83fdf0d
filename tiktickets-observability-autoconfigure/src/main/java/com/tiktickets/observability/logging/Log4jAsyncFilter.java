package com.tiktickets.observability.logging;

import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.filter.AbstractFilter;

/**
 * Log4j 2's counterpart of {@link AsyncAppenderFilter}. Thread-safe.
 */
final class Log4jAsyncFilter extends AbstractFilter {

	@Override
	public Result filter(LogEvent event) {
		Throwable exception = Log4jOtlpFilter.errorOf(event);
		if (exception != null && Log4jOtlpFilter.isOfThisThread(event)) {
			ExportedExceptions.announce(exception);
		}
		return Result.NEUTRAL;
	}

}
