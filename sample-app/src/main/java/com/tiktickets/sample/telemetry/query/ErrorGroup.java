package com.tiktickets.sample.telemetry.query;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Exceptions of the same type from the same place.
 *
 * @param id the error
 * @param type the exception's type
 * @param place the first frame of the application's own code
 * @param message what the last one said
 * @param count how many there were
 * @param firstSeen when the first one was recorded
 * @param lastSeen when the last one was recorded
 * @param tenants whose work failed
 * @param services where
 * @param stack the last stack trace
 * @param occurrences the last ones, newest first
 */
public record ErrorGroup(String id, String type, String place, String message, int count, Instant firstSeen,
		Instant lastSeen, Set<String> tenants, Set<String> services, String stack, List<Occurrence> occurrences) {

	/**
	 * One of them.
	 *
	 * @param time when it was recorded
	 * @param tenant whose work failed
	 * @param service where
	 * @param message what it said
	 * @param traceId its trace, empty for none
	 * @param spanId its span, empty for none
	 */
	public record Occurrence(Instant time, String tenant, String service, String message, String traceId,
			String spanId) {
	}
}
