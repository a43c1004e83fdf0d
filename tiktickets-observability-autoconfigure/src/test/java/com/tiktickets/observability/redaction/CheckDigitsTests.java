package com.tiktickets.observability.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitsTests {

	@ParameterizedTest
	@ValueSource(strings = { "4111111111111111", "5555555555554444", "2223000048400011", "378282246310005",
			"6011111111111117", "30569309025904", "3530111333300000", "4222222222222", "4000000000000000006" })
	void numberOfACard(String digits) {
		assertThat(CheckDigits.isCard(digits)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "4111111111111112", "411111111111", "40000000000000000069", "41111111111111",
			"0000000000000000", "2026113010203045", "1764498030123456" })
	void otherDigitsAreNoCard(String digits) {
		assertThat(CheckDigits.isCard(digits)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "52998224725", "11144477735" })
	void numberOfAPerson(String digits) {
		assertThat(CheckDigits.isCpf(digits)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "52998224724", "52998224735", "5299822472", "11111111111" })
	void otherDigitsAreNoCpf(String digits) {
		assertThat(CheckDigits.isCpf(digits)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "11222333000181", "12ABC34501DE35" })
	void numberOfACompany(String characters) {
		assertThat(CheckDigits.isCnpj(characters)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "11222333000180", "12ABC34501DE36", "1122233300018", "00000000000000" })
	void otherCharactersAreNoCnpj(String characters) {
		assertThat(CheckDigits.isCnpj(characters)).isFalse();
	}

}
