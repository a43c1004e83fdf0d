package com.tiktickets.observability.redaction;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values out of queries that hold a secret or a person: which ones is told from
 * the names of their parameters. Names are compared without case, hyphens, underscores,
 * dots and spaces. Immutable.
 */
public final class QueryParameters {

	/** What OpenTelemetry writes in place of a value. */
	static final String REDACTED = "REDACTED";

	/** Anywhere in a name: {@code new_password}, {@code accessToken}. */
	private static final List<String> PARTS = List.of("password", "passwd", "passphrase", "senha", "secret", "token",
			"apikey", "accesskey", "privatekey", "credential", "authorization", "signature", "phone", "telefone",
			"email");

	/** A whole name; as a part it would be in too many harmless ones. */
	private static final Set<String> NAMES = Set.of("pwd", "pass", "pin", "otp", "auth", "key", "sig", "jwt", "sid",
			"session", "sessionid", "jsessionid", "code", "cpf", "cnpj", "jid");

	private final Set<String> names;

	private QueryParameters(Set<String> names) {
		this.names = names;
	}

	/**
	 * Returns the redaction of well-known names and some more.
	 * @param more names of parameters, whole ones
	 * @return the redaction
	 */
	public static QueryParameters and(Collection<String> more) {
		Set<String> names = more.stream().map(QueryParameters::plain).collect(Collectors.toSet());
		names.addAll(NAMES);
		return new QueryParameters(Set.copyOf(names));
	}

	/**
	 * Redacts a query.
	 * @param query the query, as it came, without its question mark
	 * @return the query; the same object if there is nothing to redact
	 */
	public String redact(String query) {
		return redactFrom(query, 0);
	}

	/**
	 * Redacts the query of a URL.
	 * @param url the URL
	 * @return the URL; the same object if there is nothing to redact
	 */
	public String redactUrl(String url) {
		int question = url.indexOf('?');
		return (question >= 0) ? redactFrom(url, question + 1) : url;
	}

	private String redactFrom(String text, int start) {
		StringBuilder redacted = null;
		int copied = 0;
		int end = endOfQuery(text, start);
		for (int from = start; from < end; from = endOfParameter(text, from, end) + 1) {
			int to = endOfParameter(text, from, end);
			int equals = equalsSign(text, from, to);
			if (equals > from && equals + 1 < to && isSecret(text.substring(from, equals))) {
				redacted = (redacted != null) ? redacted : new StringBuilder(text.length());
				redacted.append(text, copied, equals + 1).append(REDACTED);
				copied = to;
			}
		}
		return (redacted != null) ? redacted.append(text, copied, text.length()).toString() : text;
	}

	private static int endOfQuery(String text, int start) {
		int fragment = text.indexOf('#', start);
		return (fragment >= 0) ? fragment : text.length();
	}

	private static int endOfParameter(String text, int from, int end) {
		for (int i = from; i < end; i++) {
			if (text.charAt(i) == '&' || text.charAt(i) == ';') {
				return i;
			}
		}
		return end;
	}

	/** Does not look beyond the parameter, which would take the square of the time. */
	private static int equalsSign(String text, int from, int to) {
		for (int i = from; i < to; i++) {
			if (text.charAt(i) == '=') {
				return i;
			}
		}
		return -1;
	}

	private boolean isSecret(String name) {
		String decoded = decoded(name);
		if (decoded == null) {
			return true;
		}
		String plain = plain(decoded);
		return this.names.contains(plain) || hasSecretPart(plain);
	}

	private static boolean hasSecretPart(String plain) {
		for (String part : PARTS) {
			if (plain.contains(part)) {
				return true;
			}
		}
		return false;
	}

	/** Servers interpret a name with an invalid encoding differently. */
	private static @Nullable String decoded(String name) {
		try {
			return (name.indexOf('%') >= 0) ? URLDecoder.decode(name, StandardCharsets.UTF_8) : name;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static String plain(String name) {
		StringBuilder plain = new StringBuilder(name.length());
		for (int i = 0; i < name.length(); i++) {
			char character = name.charAt(i);
			if (character != '-' && character != '_' && character != '.' && character != '+' && character != ' ') {
				plain.append(character);
			}
		}
		return plain.toString().toLowerCase(Locale.ROOT);
	}

}
