package com.tiktickets.sample.whatsapp.simulation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What an engine can be asked to do wrong.
 */
public enum Misbehaviour {

	/** Nothing: it behaves again. */
	NONE,

	/** Messages reach the phone late. */
	LATE_ACK,

	/** The connection is lost, once. */
	DISCONNECT,

	/** The device is logged out, and nobody scans the codes that are shown then. */
	QR_NEVER_SCANNED,

	/** It says that it is connected, and does nothing any more. */
	ZOMBIE,

	/** Messages are taken and then refused. */
	REFUSE;

	/**
	 * Returns the name as JSON spells it.
	 * @return the name in lower case
	 */
	@JsonValue
	public String value() {
		return name().toLowerCase(Locale.ROOT);
	}

}
