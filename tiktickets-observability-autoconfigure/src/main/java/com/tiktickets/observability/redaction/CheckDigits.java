package com.tiktickets.observability.redaction;

/**
 * Check digits of numbers, by which a number is told from other digits.
 *
 * @see <a href="https://www.iso.org/standard/70484.html">ISO/IEC 7812-1: Luhn formula</a>
 * @see <a href=
 * "https://www.gov.br/receitafederal/pt-br/acesso-a-informacao/acoes-e-programas/programas-e-atividades/cnpj-alfanumerico">
 * Alphanumeric CNPJ</a>
 */
final class CheckDigits {

	private static final int CPF_LENGTH = 11;

	private static final int CNPJ_LENGTH = 14;

	private static final int MODULUS = 11;

	/** The weights of a CNPJ begin again at 2 after 9. */
	private static final int CNPJ_WEIGHTS = 8;

	private CheckDigits() {
	}

	/** Says whether 13 to 19 digits are those of a payment card. */
	static boolean isCard(String digits) {
		if (!isLengthOfCard(digits) || isRepeated(digits)) {
			return false;
		}
		int sum = 0;
		for (int i = 0; i < digits.length(); i++) {
			int digit = digits.charAt(digits.length() - 1 - i) - '0';
			int weighted = (i % 2 == 1) ? 2 * digit : digit;
			sum += (weighted > 9) ? weighted - 9 : weighted;
		}
		return sum % 10 == 0;
	}

	/** The first digits name the network, and each network has its lengths. */
	private static boolean isLengthOfCard(String digits) {
		int length = digits.length();
		if (length < 13 || length > 19) {
			return false;
		}
		int network = Integer.parseInt(digits.substring(0, 2));
		return switch (digits.charAt(0)) {
			case '2' -> length == 16 && network >= 22 && network <= 27;
			case '3' -> (network == 34 || network == 37) ? length == 15 : network < 31 || network > 34;
			case '4' -> length == 13 || length == 16 || length == 19;
			case '5', '6' -> true;
			default -> false;
		};
	}

	/** Says whether digits are a CPF. */
	static boolean isCpf(String digits) {
		return digits.length() == CPF_LENGTH && !isRepeated(digits)
				&& digits.charAt(9) - '0' == checkDigit(digits, 9, Integer.MAX_VALUE)
				&& digits.charAt(10) - '0' == checkDigit(digits, 10, Integer.MAX_VALUE);
	}

	/** Says whether digits and capital letters are a CNPJ. */
	static boolean isCnpj(String characters) {
		return characters.length() == CNPJ_LENGTH && !isRepeated(characters)
				&& characters.charAt(12) - '0' == checkDigit(characters, 12, CNPJ_WEIGHTS)
				&& characters.charAt(13) - '0' == checkDigit(characters, 13, CNPJ_WEIGHTS);
	}

	/**
	 * The weight of a character grows from right to left, from 2. A letter counts as its
	 * ASCII code less 48.
	 */
	private static int checkDigit(String characters, int length, int weights) {
		int sum = 0;
		for (int i = 0; i < length; i++) {
			int weight = 2 + (length - 1 - i) % weights;
			sum += (characters.charAt(i) - '0') * weight;
		}
		int rest = sum % MODULUS;
		return (rest < 2) ? 0 : MODULUS - rest;
	}

	private static boolean isRepeated(String characters) {
		for (int i = 1; i < characters.length(); i++) {
			if (characters.charAt(i) != characters.charAt(0)) {
				return false;
			}
		}
		return true;
	}

}
