package com.tiktickets.observability.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * Drops the second record of an exception that was exported before and that the container
 * logs again, and restores the context of an event from another thread. Thread-safe.
 */
public final class OtlpAppenderFilter extends Filter<ILoggingEvent> {

	@Override
	public FilterReply decide(ILoggingEvent event) {
		Context context = Context.current();
		boolean fromOtherThread = context == Context.root()
				&& !Thread.currentThread().getName().equals(event.getThreadName());
		if (fromOtherThread) {
			context = DetachedContext.detached(event.getMDCPropertyMap()::get);
		}
		else {
			DetachedContext.attached();
		}
		Throwable exception = errorOf(event);
		return (exception != null && ExportedExceptions.isRepeated(exception, context, fromOtherThread))
				? FilterReply.DENY : FilterReply.NEUTRAL;
	}

	static @Nullable Throwable errorOf(ILoggingEvent event) {
		if (event.getLevel().isGreaterOrEqual(Level.ERROR)
				&& event.getThrowableProxy() instanceof ThrowableProxy proxy) {
			return proxy.getThrowable();
		}
		return null;
	}

}
