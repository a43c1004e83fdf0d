package com.tiktickets.observability.logging;

import com.tiktickets.observability.tenant.detail.TenantDetails;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.filter.AbstractFilter;
import org.apache.logging.log4j.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Log4j 2's counterpart of {@link TenantDetailTurboFilter}. Thread-safe.
 */
public final class Log4jTenantDetailFilter extends AbstractFilter {

	private final TenantDetails details;

	/**
	 * Creates the filter.
	 * @param details what is requested
	 */
	public Log4jTenantDetailFilter(TenantDetails details) {
		this.details = details;
	}

	@Override
	public Result filter(Logger logger, Level level, @Nullable Marker marker, @Nullable String msg,
			@Nullable Object @Nullable ... params) {
		return decide(logger, level);
	}

	@Override
	public Result filter(Logger logger, Level level, @Nullable Marker marker, @Nullable Object msg,
			@Nullable Throwable t) {
		return decide(logger, level);
	}

	@Override
	public Result filter(Logger logger, Level level, @Nullable Marker marker, @Nullable Message msg,
			@Nullable Throwable t) {
		return decide(logger, level);
	}

	private Result decide(Logger logger, Level level) {
		return (this.details.isInUse() && this.details.passes(logger.getName(), toSlf4j(level))) ? Result.ACCEPT
				: Result.NEUTRAL;
	}

	/** Levels of the application count as the next standard level that is more severe. */
	private static org.slf4j.event.Level toSlf4j(Level level) {
		return switch (level.getStandardLevel()) {
			case FATAL, ERROR, OFF -> org.slf4j.event.Level.ERROR;
			case WARN -> org.slf4j.event.Level.WARN;
			case INFO -> org.slf4j.event.Level.INFO;
			case DEBUG -> org.slf4j.event.Level.DEBUG;
			default -> org.slf4j.event.Level.TRACE;
		};
	}

}
