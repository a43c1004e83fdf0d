package com.tiktickets.observability.redaction;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells from a key whether its value is sensitive. A key is a sequence of words in any
 * style: {@code new_password}, {@code newPassword}, {@code new-password}. Only whole
 * words count, and only at the end of the key: {@code token_count} holds no token.
 * Immutable.
 */
final class SensitiveKeys {

	/** Alone or at the end of a key. */
	private static final List<String> SECRETS = List.of("password", "passwords", "passwd", "pwd", "passphrase", "senha",
			"senhas", "secret", "token", "authorization", "cookie", "credential", "credentials", "apikey", "accesskey",
			"privatekey", "secretkey", "jwt", "cvv", "cvc", "otp", "passcode");

	/** These are other things where they are part of a longer key. */
	private static final Set<String> ALONE = Set.of("pass", "pin", "auth", "sid", "jsessionid", "phpsessid",
			"sessionid");

	/** The last word of a key, with the words that make it a secret before it. */
	private static final List<Pair> PAIRS = List.of(new Pair("api", "key"), new Pair("private", "key"),
			new Pair("access", "key"), new Pair("secret", "key"), new Pair("signing", "key"),
			new Pair("encryption", "key"), new Pair("password", "hash"), new Pair("connection", "string"),
			new Pair("session", "id"), new Pair("security", "code"), new Pair("card", "number"),
			new Pair("card", "cvv"), new Pair("otp", "code"), new Pair("reset", "code"),
			new Pair("verification", "code"), new Pair("authorization", "code"), new Pair("auth", "code"),
			new Pair("password", "confirmation"), new Pair("password", "old"), new Pair("password", "new"),
			new Pair("token", "value"), new Pair("senha", "antiga"), new Pair("senha", "nova"),
			new Pair("senha", "atual"), new Pair("senha", "usuario"), new Pair("senha", "confirmacao"),
			new Pair("senha", "temporaria"), new Pair("senha", "hash"), new Pair("token", "acesso"),
			new Pair("chave", "api"), new Pair("chave", "privada"), new Pair("chave", "secreta"),
			new Pair("codigo", "seguranca"), new Pair("codigo", "verificacao"), new Pair("numero", "cartao"));

	/** A token that only continues a list of pages. */
	private static final Set<String> HARMLESS_BEFORE_TOKEN = Set.of("page", "next", "continuation", "cancellation",
			"sync");

	private static final List<Pair> MESSAGES = List.of(new Pair("message", "body"), new Pair("message", "text"),
			new Pair("message", "content"), new Pair("msg", "body"), new Pair("msg", "text"));

	/** As long as a key in a text can be. */
	static final int MAX_LENGTH = 64;

	private static final String[][] BY_FIRST_LETTER = byFirstLetter();

	private SensitiveKeys() {
	}

	private static String[][] byFirstLetter() {
		Set<String> last = new TreeSet<>(SECRETS);
		last.addAll(ALONE);
		PAIRS.forEach((pair) -> last.add(pair.second()));
		MESSAGES.forEach((pair) -> last.add(pair.second()));
		String[][] words = new String['z' - 'a' + 1][];
		for (char letter = 'a'; letter <= 'z'; letter++) {
			String first = String.valueOf(letter);
			words[letter - 'a'] = last.stream().filter((word) -> word.startsWith(first)).toArray(String[]::new);
		}
		return words;
	}

	/**
	 * Returns the kind of a key's value.
	 * @param key the key
	 * @return {@code SECRET}, {@code MESSAGE}, or {@code null} for any other key
	 */
	static @Nullable SensitiveData kindOf(String key) {
		return kindOf(key, 0, key.length());
	}

	/**
	 * Returns the kind of the value whose key is a part of a text. Allocates nothing for
	 * an ordinary key.
	 */
	static @Nullable SensitiveData kindOf(String text, int start, int end) {
		int lastEnd = withoutNumber(text, start, end);
		int lastStart = startOfWord(text, start, lastEnd);
		if (lastStart == lastEnd || !mayBeLast(text, lastStart, lastEnd)) {
			return null;
		}
		String last = lower(text, lastStart, lastEnd);
		int beforeEnd = endOfWordBefore(text, start, lastStart);
		String before = lower(text, startOfWord(text, start, beforeEnd), beforeEnd);
		if (MESSAGES.contains(new Pair(before, last))) {
			return SensitiveData.MESSAGE;
		}
		return isSecret(before, last) ? SensitiveData.SECRET : null;
	}

	private static boolean isSecret(String before, String last) {
		if (last.equals("token")) {
			return !HARMLESS_BEFORE_TOKEN.contains(before);
		}
		return SECRETS.contains(last) || (before.isEmpty() && ALONE.contains(last))
				|| PAIRS.contains(new Pair(before, last));
	}

	private static boolean mayBeLast(String text, int start, int end) {
		int letter = (text.charAt(start) | 0x20) - 'a';
		if (letter < 0 || letter >= BY_FIRST_LETTER.length) {
			return false;
		}
		for (String word : BY_FIRST_LETTER[letter]) {
			if (word.length() == end - start && text.regionMatches(true, start, word, 0, word.length())) {
				return true;
			}
		}
		return false;
	}

	/** A number at the end of a key only counts: {@code password2}. */
	private static int withoutNumber(String text, int start, int end) {
		int i = end;
		while (i > start && text.charAt(i - 1) >= '0' && text.charAt(i - 1) <= '9') {
			i--;
		}
		return i;
	}

	/**
	 * A word begins behind a mark, where a small letter is followed by a capital one, and
	 * at the last of several capital letters before a small one: {@code dbPassword},
	 * {@code DBPassword}.
	 */
	private static int startOfWord(String text, int start, int end) {
		int i = end;
		while (i > start && isLetterOrDigit(text.charAt(i - 1))) {
			i--;
			if (i > start && isCapital(text.charAt(i))
					&& (!isCapital(text.charAt(i - 1)) || (i + 1 < end && isSmall(text.charAt(i + 1))))) {
				break;
			}
		}
		return i;
	}

	private static int endOfWordBefore(String text, int start, int end) {
		int i = end;
		while (i > start && !isLetterOrDigit(text.charAt(i - 1))) {
			i--;
		}
		return i;
	}

	private static String lower(String text, int start, int end) {
		return text.substring(start, end).toLowerCase(Locale.ROOT);
	}

	private static boolean isSmall(char character) {
		return character >= 'a' && character <= 'z';
	}

	private static boolean isCapital(char character) {
		return character >= 'A' && character <= 'Z';
	}

	static boolean isLetterOrDigit(char character) {
		return (character >= 'a' && character <= 'z') || isCapital(character) || (character >= '0' && character <= '9');
	}

	private record Pair(String first, String second) {
	}

}
