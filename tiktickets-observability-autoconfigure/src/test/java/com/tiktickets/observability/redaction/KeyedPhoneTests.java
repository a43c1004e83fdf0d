package com.tiktickets.observability.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Digits that only their key makes a telephone number. */
class KeyedPhoneTests {

	private final TextRedactor redactor = TextRedactor.labelling(EnumSet.allOf(SensitiveData.class));

	private final AttributeRedactor attributes = new AttributeRedactor(this.redactor, this.redactor,
			AttributeKey.stringKey("tenant_id"));

	@ParameterizedTest
	@ValueSource(strings = { "phone=11987654321", "\"celular\": \"11987654321\"", "{\"telefone\":11987654321}",
			"\\\"customerPhone\\\":\\\"11987654321\\\"", "telefone: 1133334444", "<celular>11987654321</celular>",
			"phone_number => '11987654321'", "q=phone%3D11987654321" })
	void numberBehindItsKeyIsReplaced(String text) {
		assertThat(this.redactor.redact(text)).contains("[phone]")
			.doesNotContain("87654321")
			.doesNotContain("33334444");
	}

	@ParameterizedTest
	@ValueSource(strings = { "order=11987654321", "phone=20987654321", "phone=1187654", "phone calls: 1287654321x",
			"phone_model=11987654321a" })
	void otherNumbersStay(String text) {
		assertThat(this.redactor.redact(text)).isEqualTo(text);
	}

	@Test
	void attributeWithSuchAKeyIsReplaced() {
		assertThat(this.attributes.redact(Attributes.builder()
			.put("customer.phone", "11987654321")
			.put("celular", 11_987_654_321L)
			.put("order", "11987654321")
			.build()))
			.isEqualTo(Attributes.builder()
				.put("customer.phone", "[phone]")
				.put("celular", "[phone]")
				.put("order", "11987654321")
				.build());
		assertThat(this.attributes.redact(Value.of(Map.of("telefone", Value.of("11987654321")))))
			.isEqualTo(Value.of(Map.of("telefone", Value.of("[phone]"))));
	}

	@Test
	void hashIsThatOfTheDigits() {
		PersonalIdentifiers identifiers = PersonalIdentifiers.keyed("key");
		assertThat(TextRedactor.hashing(EnumSet.of(SensitiveData.PHONE), identifiers).redact("phone=11987654321"))
			.isEqualTo("phone=[" + identifiers.hash("11987654321") + "]");
	}

}
