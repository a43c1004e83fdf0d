package com.tiktickets.observability.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Hands an appender events whose values can be read, in place of those whose values might
 * throw. The first filter of its appender. Thread-safe.
 */
public final class SafeEventFilter extends Filter<ILoggingEvent> {

	private final Appender<ILoggingEvent> appender;

	/**
	 * Creates the filter.
	 * @param appender the appender that this is a filter of
	 */
	public SafeEventFilter(Appender<ILoggingEvent> appender) {
		this.appender = appender;
	}

	/**
	 * Logback may be told to let no event in while it appends another one: then the event
	 * is appended as it is.
	 */
	@Override
	public FilterReply decide(ILoggingEvent event) {
		if (event instanceof SafeLoggingEvent safe) {
			safe.arrive();
			return FilterReply.NEUTRAL;
		}
		if (!(SafeLoggingEvent.of(event) instanceof SafeLoggingEvent safe)) {
			return FilterReply.NEUTRAL;
		}
		this.appender.doAppend(safe);
		return safe.hasArrived() ? FilterReply.DENY : FilterReply.NEUTRAL;
	}

}
