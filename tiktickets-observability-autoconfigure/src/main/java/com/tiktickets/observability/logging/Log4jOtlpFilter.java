package com.tiktickets.observability.logging;

import io.opentelemetry.context.Context;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.filter.AbstractFilter;
import org.jspecify.annotations.Nullable;

/**
 * Log4j 2's counterpart of {@link OtlpAppenderFilter}. Thread-safe.
 */
final class Log4jOtlpFilter extends AbstractFilter {

	@Override
	public Result filter(LogEvent event) {
		Context context = Context.current();
		boolean fromOtherThread = context == Context.root() && !isOfThisThread(event);
		if (fromOtherThread) {
			context = DetachedContext.detached((key) -> event.getContextData().getValue(key));
		}
		else {
			DetachedContext.attached();
		}
		Throwable exception = errorOf(event);
		return (exception != null && ExportedExceptions.isRepeated(exception, context, fromOtherThread)) ? Result.DENY
				: Result.NEUTRAL;
	}

	static boolean isOfThisThread(LogEvent event) {
		return event.getThreadId() == Thread.currentThread().getId();
	}

	static @Nullable Throwable errorOf(LogEvent event) {
		return event.getLevel().isMoreSpecificThan(Level.ERROR) ? event.getThrown() : null;
	}

}
