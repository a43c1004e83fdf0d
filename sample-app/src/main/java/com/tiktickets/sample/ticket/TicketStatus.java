package com.tiktickets.sample.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How far a ticket has come.
 */
public enum TicketStatus {

	OPEN, ANSWERED, CLOSED;

	/**
	 * Returns the name as JSON, the database and telemetry spell it.
	 * @return the name in lower case
	 */
	@JsonValue
	public String value() {
		return name().toLowerCase(Locale.ROOT);
	}

	static TicketStatus of(String value) {
		return valueOf(value.toUpperCase(Locale.ROOT));
	}

}
