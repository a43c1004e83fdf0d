package com.tiktickets.observability.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Replaces what matches the expressions of an application by their names. RE2/J matches
 * in linear time, so that no expression and no text can hold a thread. Immutable.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">Syntax of the expressions</a>
 */
public final class PatternRedactor implements Redactor {

	private final List<Named> patterns;

	/**
	 * Creates the redactor.
	 * @param expressions the expressions by the name that replaces what they match,
	 * applied in this order
	 * @throws InvalidPatternException if an expression is invalid
	 */
	public PatternRedactor(Map<String, String> expressions) {
		List<Named> all = new ArrayList<>();
		expressions.forEach((name, expression) -> all.add(new Named(compile(name, expression), "[" + name + "]")));
		this.patterns = List.copyOf(all);
	}

	private static Pattern compile(String name, String expression) {
		Pattern pattern;
		try {
			pattern = Pattern.compile(expression);
		}
		catch (PatternSyntaxException ex) {
			throw new InvalidPatternException(name, ex.getDescription());
		}
		if (pattern.matches("")) {
			throw new InvalidPatternException(name, "it matches the empty text");
		}
		return pattern;
	}

	@Override
	public String redact(String text) {
		String redacted = text;
		for (Named named : this.patterns) {
			Matcher matcher = named.pattern().matcher(redacted);
			if (matcher.find()) {
				redacted = matcher.replaceAll(Matcher.quoteReplacement(named.label()));
			}
		}
		return redacted;
	}

	private record Named(Pattern pattern, String label) {
	}

	/** An expression cannot be used. */
	public static final class InvalidPatternException extends IllegalArgumentException {

		private static final long serialVersionUID = 1L;

		private final String name;

		InvalidPatternException(String name, String reason) {
			super(reason);
			this.name = name;
		}

		/**
		 * Returns which expression it is.
		 * @return the name of the expression
		 */
		public String name() {
			return this.name;
		}

	}

}
