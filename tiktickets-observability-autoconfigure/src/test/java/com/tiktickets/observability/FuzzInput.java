package com.tiktickets.observability;

import java.util.List;
import java.util.Random;

/** Random texts: any characters, or valid texts with damage. Not thread-safe. */
public final class FuzzInput {

	private static final List<String> HOSTILE = List.of("", " ", "\t", "\r\n", "\0", "\u001f", "\u007f", "\u00a0",
			"\u0660", "\u00e9", "\uff21", "\ufffd", "\ud83d\ude00", "\ud83d", "\udc00", "%", "%5Z", "%00", "%e2%82",
			"%zz", "+", ",", ";", "=", "==", "\"", "'", "\\", "--", "#", "/*", "*/", "`", "[", "]", "$$", "&", "?",
			"://", "@", ":", ".", "..", "_", "-", "0", "F", "g", "x".repeat(300));

	private final Random random;

	FuzzInput(Random random) {
		this.random = random;
	}

	/**
	 * Returns a number.
	 * @param bound the first number that is not returned
	 * @return the number
	 */
	public int below(int bound) {
		return this.random.nextInt(bound);
	}

	@SafeVarargs
	public final <T> T pick(T... choices) {
		return choices[below(choices.length)];
	}

	public String pick(List<String> choices) {
		return choices.get(below(choices.size()));
	}

	/** Characters of an alphabet. */
	public String of(String alphabet, int length) {
		StringBuilder text = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			text.append(alphabet.charAt(below(alphabet.length())));
		}
		return text.toString();
	}

	/** Any text, lone surrogates and control characters as well. */
	public String any() {
		StringBuilder text = new StringBuilder();
		for (int i = below(24); i > 0; i--) {
			text.append(
					(below(3) == 0) ? pick(HOSTILE) : String.valueOf((char) below((below(2) == 0) ? 0x80 : 0x10000)));
		}
		return text.toString();
	}

	/** A text as it is, or with something inserted, removed, replaced or repeated. */
	public String damaged(String text) {
		String damaged = text;
		for (int i = below(4); i > 0; i--) {
			int from = below(damaged.length() + 1);
			int to = Math.min(damaged.length(), from + below(3));
			damaged = switch (below(5)) {
				case 0 -> damaged.substring(0, from) + pick(HOSTILE) + damaged.substring(from);
				case 1 -> damaged.substring(0, from) + damaged.substring(to);
				case 2 -> damaged.substring(0, from) + pick(HOSTILE) + damaged.substring(to);
				case 3 -> damaged.substring(0, from);
				default -> damaged + damaged.substring(from);
			};
		}
		return damaged;
	}

	/** A value of any type that a header or a JSON document may have. */
	public Object value(int depth) {
		return switch (below((depth > 0) ? 12 : 10)) {
			case 0 -> below(Integer.MAX_VALUE);
			case 1 -> this.random.nextLong();
			case 2 -> this.random.nextDouble();
			case 3 -> this.random.nextBoolean();
			case 4 -> new byte[below(64)];
			case 5 -> new java.util.Date(this.random.nextLong());
			case 6 -> new java.math.BigDecimal(this.random.nextLong());
			case 7 -> 'c';
			case 8 -> any();
			case 9 -> damaged("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
			case 10 -> List.of(value(depth - 1), value(depth - 1));
			default -> java.util.Map.of(any(), value(depth - 1));
		};
	}

}
