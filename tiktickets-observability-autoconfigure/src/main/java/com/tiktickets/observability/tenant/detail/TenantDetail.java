package com.tiktickets.observability.tenant.detail;

import com.tiktickets.observability.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * A request for detailed telemetry of one tenant: until it ends, each trace of the tenant
 * is sampled, and its log events of a logger pass from a level on. Immutable.
 *
 * @param tenant the tenant
 * @param until when it ends
 * @param logger name of a logger, whose children are included; {@link #ROOT} for all
 * @param level the lowest level that passes
 * @param requestedBy who asked for it
 */
public record TenantDetail(TenantId tenant, Instant until, String logger, Level level, String requestedBy) {

	/** Name of the logger that all others are children of. */
	public static final String ROOT = "ROOT";

	/** The longest time that a request is valid for. */
	public static final Duration LONGEST = Duration.ofHours(1);

	/** Clocks of two services differ. */
	private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);

	private static final String RECEIVED = "another service";

	private static final Pattern LOGGER = Pattern.compile("[A-Za-z0-9_.$-]{1,200}");

	private static final Pattern ENTRY = Pattern
		.compile("(\\d{1,12})/(TRACE|DEBUG|INFO|WARN|ERROR)/(" + LOGGER.pattern() + ")");

	/**
	 * Whether a text may be the name of a logger in a request.
	 * @param name the text
	 * @return whether it is valid
	 */
	public static boolean isLogger(String name) {
		return LOGGER.matcher(name).matches();
	}

	/**
	 * Returns the value of the baggage entry that asks the next service for the same.
	 * @return the value
	 */
	public String toBaggage() {
		return this.until.getEpochSecond() + "/" + this.level + "/" + this.logger;
	}

	/**
	 * Reads a baggage entry of a trusted peer.
	 * @param tenant the tenant that the same baggage names
	 * @param value the value of the entry
	 * @param now the current time
	 * @return the request, or {@code null} if it is malformed, over, or ends later than
	 * any request may
	 */
	public static @Nullable TenantDetail fromBaggage(TenantId tenant, String value, Instant now) {
		Matcher entry = ENTRY.matcher(value);
		if (!entry.matches()) {
			return null;
		}
		TenantDetail detail = new TenantDetail(tenant, Instant.ofEpochSecond(Long.parseLong(entry.group(1))),
				entry.group(3), Level.valueOf(entry.group(2)), RECEIVED);
		return (detail.isValid(now) && !detail.until.isAfter(now.plus(LONGEST).plus(CLOCK_DIFFERENCE))) ? detail : null;
	}

	boolean isValid(Instant now) {
		return now.isBefore(this.until);
	}

	boolean passes(String name, Level event) {
		return event.toInt() >= this.level.toInt() && isBelow(name);
	}

	private boolean isBelow(String name) {
		return this.logger.equals(ROOT) || (name.startsWith(this.logger)
				&& (name.length() == this.logger.length() || name.charAt(this.logger.length()) == '.'));
	}

}
