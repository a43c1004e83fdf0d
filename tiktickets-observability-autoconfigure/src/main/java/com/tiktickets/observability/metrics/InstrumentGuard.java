package com.tiktickets.observability.metrics;

import io.opentelemetry.api.metrics.Meter;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Isolates faulty instruments. A name that OpenTelemetry refuses is changed to a valid
 * name, and a callback that throws is logged once instead of at each collection.
 * Thread-safe.
 *
 * @see <a href=
 * "https://opentelemetry.io/docs/specs/otel/metrics/api/#instrument-name-syntax">
 * Instrument name syntax</a>
 */
final class InstrumentGuard {

	private static final Logger logger = LoggerFactory.getLogger(InstrumentGuard.class);

	private static final Pattern VALID = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]{0,254}");

	private static final int LONGEST = 255;

	/** Bounds the memory for an application that generates names without bound. */
	private static final int MOST_WARNINGS = 1_000;

	private final Set<String> warned = ConcurrentHashMap.newKeySet();

	/** Whether the first argument is the name of an instrument. */
	static boolean namesInstrument(Method method) {
		return Meter.class.isAssignableFrom(method.getDeclaringClass()) && method.getName().endsWith("Builder");
	}

	/**
	 * Returns the arguments that OpenTelemetry is called with.
	 * @param method a method of a meter or of a builder of instruments
	 * @param arguments what it was called with
	 * @param instrument the name of the instrument that is built
	 * @return the arguments
	 */
	Object @Nullable [] accepted(Method method, Object @Nullable [] arguments, String instrument) {
		if (arguments == null || arguments.length == 0) {
			return arguments;
		}
		if (namesInstrument(method)) {
			return new Object[] { name(String.valueOf(arguments[0])) };
		}
		Object[] accepted = arguments.clone();
		if (method.getName().equals("buildWithCallback") && arguments[0] instanceof Consumer<?> callback) {
			accepted[0] = guarded(callback, instrument);
		}
		else if (method.getName().equals("batchCallback") && arguments[0] instanceof Runnable callback) {
			accepted[0] = (Runnable) () -> run(callback, instrument);
		}
		return accepted;
	}

	private <T> Consumer<T> guarded(Consumer<T> callback, String instrument) {
		return (measurement) -> run(() -> callback.accept(measurement), instrument);
	}

	private void run(Runnable callback, String instrument) {
		try {
			callback.run();
		}
		catch (Exception | StackOverflowError | LinkageError | AssertionError ex) {
			if (isFirst("callback " + instrument)) {
				logger.warn("Metric '{}' was not measured: its callback failed. Further failures are not logged.",
						instrument, ex);
			}
		}
	}

	private String name(String name) {
		if (VALID.matcher(name).matches()) {
			return name;
		}
		String valid = valid(name);
		if (isFirst("name " + name)) {
			logger.warn(
					"Metric '{}' is exported as '{}': OpenTelemetry takes names of up to 255 letters, digits and "
							+ "_ . - / that begin with a letter. Rename the meter, or map its name in a MeterFilter.",
					name, valid);
		}
		return valid;
	}

	private static String valid(String name) {
		String characters = name.replaceAll("[^A-Za-z0-9_./-]", "_");
		boolean letter = !characters.isEmpty() && Character.isLetter(characters.charAt(0));
		String valid = letter ? characters : "metric_" + characters;
		return (valid.length() > LONGEST) ? valid.substring(0, LONGEST) : valid;
	}

	private boolean isFirst(String fault) {
		return this.warned.size() < MOST_WARNINGS && this.warned.add(fault);
	}

}
