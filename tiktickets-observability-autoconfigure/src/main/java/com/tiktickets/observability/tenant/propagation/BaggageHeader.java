package com.tiktickets.observability.tenant.propagation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes W3C baggage, within limits: what is longer than a peer of ours would
 * write is not looked at.
 *
 * @see <a href="https://www.w3.org/TR/baggage/">W3C: Baggage</a>
 */
final class BaggageHeader {

	static final String NAME = "baggage";

	/** Spring AMQP, for one, takes no header for text that is longer. */
	static final int MAX_WRITTEN_LENGTH = 1_023;

	private static final int MAX_READ_LENGTH = 8_192;

	private static final int MAX_MEMBERS = 64;

	private static final int MAX_VALUE_LENGTH = 256;

	private static final int HEX = 16;

	private BaggageHeader() {
	}

	/** Returns the members whose keys are wanted; the first of a key counts. */
	static Map<String, String> read(Iterable<String> headers, Set<String> keys) {
		Map<String, String> members = new LinkedHashMap<>();
		int read = 0;
		for (String header : headers) {
			read += header.length();
			if (read > MAX_READ_LENGTH) {
				break;
			}
			String[] parts = header.split(",", MAX_MEMBERS + 1);
			for (int i = 0; i < Math.min(parts.length, MAX_MEMBERS); i++) {
				readMember(parts[i], keys, members);
			}
		}
		return members;
	}

	private static void readMember(String member, Set<String> keys, Map<String, String> members) {
		int equals = member.indexOf('=');
		String key = (equals > 0) ? trimmed(member, 0, equals) : "";
		if (!keys.contains(key)) {
			return;
		}
		int semicolon = member.indexOf(';', equals);
		int end = (semicolon < 0) ? member.length() : semicolon;
		String value = decode(trimmed(member, equals + 1, end));
		if (value != null && hasValidProperties(member, end)) {
			members.putIfAbsent(key, value);
		}
	}

	/** They say nothing to this service, but a member with a malformed one is none. */
	private static boolean hasValidProperties(String member, int semicolon) {
		int from = semicolon;
		while (from < member.length()) {
			int next = member.indexOf(';', from + 1);
			int end = (next < 0) ? member.length() : next;
			int equals = member.indexOf('=', from);
			boolean hasValue = equals >= 0 && equals < end;
			if (!isToken(trimmed(member, from + 1, hasValue ? equals : end))
					|| (hasValue && decode(trimmed(member, equals + 1, end)) == null)) {
				return false;
			}
			from = end;
		}
		return true;
	}

	private static boolean isToken(String text) {
		return !text.isEmpty() && text.chars().allMatch((c) -> isOctet(c) && "()/:<=>?@[]{}".indexOf(c) < 0);
	}

	/** White space of HTTP is less than that of Java. */
	private static String trimmed(String text, int begin, int end) {
		int from = begin;
		int to = end;
		while (from < to && isSpace(text.charAt(from))) {
			from++;
		}
		while (from < to && isSpace(text.charAt(to - 1))) {
			to--;
		}
		return text.substring(from, to);
	}

	private static boolean isSpace(char c) {
		return c == ' ' || c == '\t';
	}

	private static @Nullable String decode(String text) {
		byte[] bytes = new byte[text.length()];
		int length = 0;
		for (int i = 0; i < text.length(); i++) {
			int octet = text.charAt(i);
			if (octet == '%') {
				octet = decode(text, i + 1);
				i += 2;
			}
			else if (!isOctet(octet)) {
				return null;
			}
			if (octet < 0 || length == MAX_VALUE_LENGTH) {
				return null;
			}
			bytes[length++] = (byte) octet;
		}
		String value = new String(bytes, 0, length, StandardCharsets.UTF_8);
		return value.chars().noneMatch((c) -> Character.isISOControl(c) || c == '\uFFFD') ? value : null;
	}

	/** Returns a negative number unless two hexadecimal digits are there. */
	private static int decode(String text, int at) {
		if (at + 1 >= text.length() || !isHex(text.charAt(at)) || !isHex(text.charAt(at + 1))) {
			return -1;
		}
		return Character.digit(text.charAt(at), HEX) * HEX + Character.digit(text.charAt(at + 1), HEX);
	}

	/** Other scripts have digits too, which a header cannot have. */
	private static boolean isHex(char c) {
		return c < 0x7F && Character.digit(c, HEX) >= 0;
	}

	/**
	 * Returns the header, without what would make it too long; empty if nothing is left.
	 */
	static String write(Map<String, String> members) {
		List<String> written = new ArrayList<>();
		int length = 0;
		for (Map.Entry<String, String> member : members.entrySet()) {
			String text = member.getKey() + "=" + encode(member.getValue());
			int longer = length + text.length() + (written.isEmpty() ? 0 : 1);
			if (longer <= MAX_WRITTEN_LENGTH && member.getValue().length() <= MAX_VALUE_LENGTH) {
				written.add(text);
				length = longer;
			}
		}
		return String.join(",", written);
	}

	private static String encode(String value) {
		StringBuilder encoded = new StringBuilder(value.length());
		for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
			if (octet != '%' && isOctet(octet)) {
				encoded.append((char) octet);
			}
			else {
				encoded.append('%')
					.append(Character.toUpperCase(Character.forDigit((octet >> 4) & 0xF, HEX)))
					.append(Character.toUpperCase(Character.forDigit(octet & 0xF, HEX)));
			}
		}
		return encoded.toString();
	}

	/** The grammar's {@code baggage-octet}. */
	private static boolean isOctet(int c) {
		return c > ' ' && c < 0x7F && c != '"' && c != ',' && c != ';' && c != '\\';
	}

}
