package com.tiktickets.sample.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The team that takes a ticket.
 */
public enum Queue {

	SUPPORT, SALES, BILLING;

	/**
	 * Returns the name as JSON, the database and telemetry spell it.
	 * @return the name in lower case
	 */
	@JsonValue
	public String value() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Queue of(String value) {
		return valueOf(value.toUpperCase(Locale.ROOT));
	}

}
