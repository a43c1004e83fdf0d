package com.tiktickets.observability.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIdTests {

	@ParameterizedTest
	@ValueSource(strings = { "acme", "A", "7", "acme-eu.prod_1" })
	void acceptsLettersDigitsDotsUnderscoresAndHyphens(String id) {
		assertThat(TenantId.of(id).value()).isEqualTo(id);
	}

	@Test
	void acceptsSixtyFourCharactersAndNoMore() {
		assertThat(TenantId.parse("a".repeat(64))).isNotNull();
		assertThat(TenantId.parse("a".repeat(65))).isNull();
	}

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { "../acme", "a/b", "a b", "a\tb", "a\u0000b", "\u00e9t\u00e9", ".acme", "-acme", "_acme",
			"_system", "<script>" })
	void refusesEverythingElse(String id) {
		assertThat(TenantId.parse(id)).isNull();
	}

	@Test
	void errorDoesNotRepeatWhatCameIn() {
		assertThatIllegalArgumentException().isThrownBy(() -> TenantId.of("<script>"))
			.withMessageContaining("64")
			.withMessageNotContaining("script");
	}

	@Test
	void reservedIdsAreReserved() {
		assertThat(TenantId.SYSTEM.isReserved()).isTrue();
		assertThat(TenantId.of("acme").isReserved()).isFalse();
	}

}
