package com.tiktickets.observability.autoconfigure;

import org.jspecify.annotations.Nullable;

/** A property has a value that cannot be; says which, and what to write instead. */
public class InvalidPropertyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String property;

	private final @Nullable String value;

	private final String reason;

	private final String fix;

	/**
	 * Creates the exception.
	 * @param property the property's name
	 * @param value its value
	 * @param reason why it cannot be
	 * @param fix what to write instead, as an instruction
	 */
	public InvalidPropertyException(String property, @Nullable String value, String reason, String fix) {
		super("Property '" + property + "' has the value '" + value + "': " + reason);
		this.property = property;
		this.value = value;
		this.reason = reason;
		this.fix = fix;
	}

	String getProperty() {
		return this.property;
	}

	@Nullable String getValue() {
		return this.value;
	}

	String getReason() {
		return this.reason;
	}

	String getFix() {
		return this.fix;
	}

}
