package com.tiktickets.corpus;

/** Makes check digits, independently of what verifies them. */
final class CorpusDigits {

	private CorpusDigits() {
	}

	static String cpf(String base) {
		int first = digit(base, new int[] { 10, 9, 8, 7, 6, 5, 4, 3, 2 });
		int second = digit(base + first, new int[] { 11, 10, 9, 8, 7, 6, 5, 4, 3, 2 });
		return "" + first + second;
	}

	static String cnpj(String base) {
		int first = digit(base, new int[] { 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2 });
		int second = digit(base + first, new int[] { 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2 });
		return "" + first + second;
	}

	private static int digit(String characters, int[] weights) {
		int sum = 0;
		for (int i = 0; i < weights.length; i++) {
			sum += (characters.charAt(i) - 48) * weights[i];
		}
		return (sum % 11 < 2) ? 0 : 11 - sum % 11;
	}

	static int luhn(String base) {
		int sum = 0;
		boolean doubled = true;
		for (int i = base.length() - 1; i >= 0; i--) {
			int digit = base.charAt(i) - '0';
			sum += doubled ? (2 * digit) / 10 + (2 * digit) % 10 : digit;
			doubled = !doubled;
		}
		return (10 - sum % 10) % 10;
	}

}
