package com.tiktickets.observability.redaction;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Telephone numbers as people and programs write them: international with a plus,
 * Brazilian with an area code, also without the ninth digit. Digits without any mark are
 * a number only if they begin with Brazil's country code and an area code that exists.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-E.164/">ITU-T E.164</a>
 */
final class PhoneNumbers {

	/** A space, also as it is written in a URL. */
	private static final String SPACE = "(?:[ .+-]|%20)";

	private static final String MARK = "(?:[ .()/+-]|%2[0Dd89])";

	private static final String NUMBER = "(?:" + SPACE + "?9" + SPACE + "?\\d{4}" + SPACE + "?\\d{4}|" + SPACE
			+ "?[2-9]\\d{3}" + SPACE + "?\\d{4})";

	/** Without parentheses, eight digits are a number only with a mark in the middle. */
	private static final String MARKED_NUMBER = "(?:" + SPACE + "9" + SPACE + "?\\d{4}" + SPACE + "?\\d{4}|" + SPACE
			+ "[2-9]\\d{3}" + SPACE + "\\d{4})";

	private static final String PLUS = NumberForms.START_OF_WORD + "(?:\\+|%2[Bb])";

	/** Each form looks at what follows before it looks behind. */
	static final Pattern PATTERN = Pattern.compile("(?=[0-9+(%])(?:(?=[+%])" + PLUS + "55" + MARK + "{0,3}\\d{2}" + MARK
			+ "{0,2}" + NUMBER + "|(?=[+%])" + PLUS + "[1-9](?:" + MARK + "{0,3}\\d){6,14}|(?=[(%5])"
			+ NumberForms.START + "(?:55" + SPACE + "?)?(?:\\(|%28)\\d{2}(?:\\)|%29)" + NUMBER + "|(?=55|\\d{2}[ .+%-])"
			+ NumberForms.START + "(?:55" + SPACE + "?)?\\d{2}" + MARKED_NUMBER + "|(?=55\\d{2})"
			+ NumberForms.START_OF_WORD + "(?<!\\.)55\\d{2}9?\\d{8})(?![A-Za-z0-9])");

	private static final String KEY = "(?i:phone|telefone|celular|fone|mobile|whatsapp)(?:[_-]?(?i:number|numero))?";

	private static final Pattern ENDS_WITH_KEY = Pattern.compile(".{0,64}" + KEY);

	/** Quotes, spaces and a delimiter between a key and its value. */
	private static final String DELIMITER = "[\\\\\"'` ]{0,4}(?:[:=>]|%3[ADad])[:=> ]{0,3}[\\\\\"'`]{0,3}";

	/** Digits alone are a number without its country code only behind such a key. */
	static final Pattern KEYED = Pattern
		.compile("(?=[1-9]\\d{9})(?<=" + KEY + DELIMITER + ")\\d{10,11}(?![A-Za-z0-9])");

	/** Area codes of Brazil (ANATEL). */
	private static final Set<Integer> AREA_CODES = Set.of(11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 24, 27, 28, 31,
			32, 33, 34, 35, 37, 38, 41, 42, 43, 44, 45, 46, 47, 48, 49, 51, 53, 54, 55, 61, 62, 63, 64, 65, 66, 67, 68,
			69, 71, 73, 74, 75, 77, 79, 81, 82, 83, 84, 85, 86, 87, 88, 89, 91, 92, 93, 94, 95, 96, 97, 98, 99);

	private static final int MAX_DIGITS = 15;

	private static final int MIN_INTERNATIONAL = 8;

	/** Area code, ninth digit and number. */
	private static final int MOBILE = 11;

	private static final int LANDLINE = 10;

	private PhoneNumbers() {
	}

	/** Says whether the value of an attribute is a number that only its key tells. */
	static boolean isPhone(String key, String value) {
		return (value.length() == MOBILE || value.length() == LANDLINE) && value.chars().allMatch(Character::isDigit)
				&& ENDS_WITH_KEY.matcher(key).matches() && isPhone(value);
	}

	/** Says whether what matched the pattern is a number that can be called. */
	static boolean isPhone(String text) {
		String digits = NumberForms.digits(text);
		if (text.startsWith("+") || text.startsWith("%2")) {
			return digits.length() >= MIN_INTERNATIONAL && digits.length() <= MAX_DIGITS;
		}
		String national = (digits.length() > MOBILE) ? digits.substring(2) : digits;
		if (national.length() != MOBILE && national.length() != LANDLINE) {
			return false;
		}
		char first = national.charAt(2);
		return AREA_CODES.contains(Integer.valueOf(national.substring(0, 2)))
				&& ((national.length() == MOBILE) ? first == '9' : first >= '2');
	}

}
