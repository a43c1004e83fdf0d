package com.tiktickets.observability.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Lets log events pass, whatever level their logger has, that belong to a tenant of which
 * detailed telemetry is requested. A filter of the application that denies an event
 * before this filter is asked stays in force. Thread-safe.
 */
public final class TenantDetailTurboFilter extends TurboFilter {

	private final TenantDetails details;

	/**
	 * Creates the filter.
	 * @param details what is requested
	 */
	public TenantDetailTurboFilter(TenantDetails details) {
		this.details = details;
	}

	@Override
	public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format,
			Object @Nullable [] params, @Nullable Throwable t) {
		return (this.details.isInUse() && this.details.passes(logger.getName(), toSlf4j(level))) ? FilterReply.ACCEPT
				: FilterReply.NEUTRAL;
	}

	private static org.slf4j.event.Level toSlf4j(Level level) {
		return switch (level.toInt()) {
			case Level.ERROR_INT -> org.slf4j.event.Level.ERROR;
			case Level.WARN_INT -> org.slf4j.event.Level.WARN;
			case Level.INFO_INT -> org.slf4j.event.Level.INFO;
			case Level.DEBUG_INT -> org.slf4j.event.Level.DEBUG;
			default -> org.slf4j.event.Level.TRACE;
		};
	}

}
