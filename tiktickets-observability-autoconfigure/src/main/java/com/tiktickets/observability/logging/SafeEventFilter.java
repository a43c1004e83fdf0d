package com.tiktickets.observability.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Replaces events whose values might throw by events whose values can be read. It has to
 * be the first filter of its appender. Thread-safe.
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
	 * Logback may be configured to ignore an event that is logged while another one is
	 * appended. Then the original event is appended.
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
