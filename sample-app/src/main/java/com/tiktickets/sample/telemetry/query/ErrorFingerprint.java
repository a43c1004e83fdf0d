package com.tiktickets.sample.telemetry.query;

import com.tiktickets.sample.telemetry.inbox.Attributes;
import com.tiktickets.sample.telemetry.inbox.LogRecord;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifies the exceptions that are one error: the type, and the first frame of the
 * application's own code, nearest to the cause. Line numbers are left out, so that an
 * error stays the same after an edit above it.
 *
 * @param type the exception's type
 * @param place class and method, or what the stack has instead
 */
record ErrorFingerprint(String type, String place) {

	private static final Pattern FRAME = Pattern.compile("^\\s*at (?:[\\w.$@-]*/{1,2})?([\\w.$<>-]+)\\(.*\\)\\s*$");

	/** Stacks of Node.js and Python. */
	private static final Pattern OTHER_FRAME = Pattern.compile("^\\s*(?:at (.+)|File \"(.+)\", line \\d+, in .+)$");

	private static final List<String> LIBRARIES = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "jakarta.",
			"kotlin.", "scala.", "org.springframework.", "org.apache.", "org.postgresql.", "org.hibernate.",
			"com.zaxxer.", "io.netty.", "io.opentelemetry.", "io.micrometer.", "reactor.", "com.fasterxml.",
			"tools.jackson.", "com.tiktickets.observability.", "org.eclipse.jetty.", "org.thymeleaf.",
			"org.attoparser.");

	static boolean isError(LogRecord log) {
		return log.attributes().get("exception.type") != null || log.attributes().get("exception.stacktrace") != null;
	}

	static ErrorFingerprint of(Attributes attributes) {
		String type = attributes.text("exception.type");
		String stack = attributes.text("exception.stacktrace");
		return new ErrorFingerprint(type.isEmpty() ? "unknown" : type, placeOf(stack));
	}

	private static String placeOf(String stack) {
		int cause = stack.lastIndexOf("\nCaused by: ");
		String nearCause = (cause >= 0) ? firstOwnFrame(stack.substring(cause + 1)) : "";
		String own = nearCause.isEmpty() ? firstOwnFrame(stack) : nearCause;
		return own.isEmpty() ? firstFrame(stack) : own;
	}

	private static String firstOwnFrame(String stack) {
		return stack.lines()
			.map(FRAME::matcher)
			.filter(Matcher::matches)
			.map((frame) -> frame.group(1))
			.filter((method) -> LIBRARIES.stream().noneMatch(method::startsWith))
			.findFirst()
			.orElse("");
	}

	private static String firstFrame(String stack) {
		return stack.lines()
			.map(OTHER_FRAME::matcher)
			.filter(Matcher::matches)
			.map((frame) -> (frame.group(1) != null) ? frame.group(1) : frame.group(2))
			.findFirst()
			.orElse("unknown place");
	}

	String id() {
		return "%08x%08x".formatted(this.type.hashCode(), this.place.hashCode());
	}
}
