package com.tiktickets.observability.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** A property has a value that cannot be; says which, and what to write instead. */
public class InvalidPropertyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final List<ChronoUnit> UNITS = List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES,
			ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS, ChronoUnit.NANOS);

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

	/**
	 * Creates the exception of a duration.
	 * @param property the property's name
	 * @param value its value, which is shown as people write it: {@code 10s}, not
	 * {@code PT10S}
	 * @param reason why it cannot be
	 * @param fix what to write instead, as an instruction
	 */
	public InvalidPropertyException(String property, Duration value, String reason, String fix) {
		this(property, written(value), reason, fix);
	}

	private static String written(Duration value) {
		for (ChronoUnit unit : UNITS) {
			long amount = value.dividedBy(unit.getDuration());
			if (unit.getDuration().multipliedBy(amount).equals(value)) {
				return DurationStyle.SIMPLE.print(value, unit);
			}
		}
		return value.toString();
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
