package com.tiktickets.sample.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Where the customer wrote to us.
 */
public enum Channel {

	WHATSAPP, WEB, EMAIL;

	/**
	 * Returns the name as JSON, the database and telemetry spell it.
	 * @return the name in lower case
	 */
	@JsonValue
	public String value() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Channel of(String value) {
		return valueOf(value.toUpperCase(Locale.ROOT));
	}

}
