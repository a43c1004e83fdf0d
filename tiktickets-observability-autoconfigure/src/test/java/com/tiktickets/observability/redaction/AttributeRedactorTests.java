package com.tiktickets.observability.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeRedactorTests {

	private static final AttributeKey<String> TENANT = AttributeKey.stringKey("tenant_id");

	private static final AttributeKey<String> TEXT = AttributeKey.stringKey("note");

	private final TextRedactor patterns = TextRedactor.labelling(EnumSet.allOf(SensitiveData.class));

	private final AttributeRedactor redactor = new AttributeRedactor(this.patterns, this.patterns, TENANT);

	@Test
	void textIsRedacted() {
		assertThat(redacted(Attributes.of(TEXT, "to ana@example.com"))).isEqualTo(Attributes.of(TEXT, "to [email]"));
	}

	@Test
	void valueOfASensitiveKeyIsReplaced() {
		assertThat(redacted(Attributes.of(AttributeKey.longKey("card.cvv"), 737L)))
			.isEqualTo(Attributes.of(AttributeKey.stringKey("card.cvv"), "[secret]"));
	}

	@Test
	void listOfASensitiveKeyIsReplaced() {
		assertThat(redacted(Attributes.of(AttributeKey.stringArrayKey("http.request.header.cookie"), List.of("sid=1"))))
			.isEqualTo(Attributes.of(AttributeKey.stringKey("http.request.header.cookie"), "[secret]"));
	}

	@Test
	void switchOfASensitiveKeyStays() {
		Attributes attributes = Attributes.of(AttributeKey.booleanKey("user.has_password"), true);
		assertThat(redacted(attributes)).isSameAs(attributes);
	}

	@Test
	void listKeepsItsOtherElements() {
		AttributeKey<List<String>> key = AttributeKey.stringArrayKey("to");
		assertThat(redacted(Attributes.of(key, List.of("ticket 7", "ana@example.com"))))
			.isEqualTo(Attributes.of(key, List.of("ticket 7", "[email]")));
	}

	@Test
	void telephoneNumberAsANumberBecomesText() {
		assertThat(redacted(Attributes.of(AttributeKey.longKey("contact"), 5511987650001L)))
			.isEqualTo(Attributes.of(AttributeKey.stringKey("contact"), "[phone]"));
	}

	@Test
	void numbersBesideATelephoneNumberBecomeText() {
		assertThat(redacted(Attributes.of(AttributeKey.longArrayKey("to"), List.of(7L, 5511987650001L))))
			.isEqualTo(Attributes.of(AttributeKey.stringArrayKey("to"), List.of("7", "[phone]")));
	}

	@Test
	void attributeIsNotDoubledByItsNewType() {
		assertThat(redacted(Attributes.of(AttributeKey.longKey("contact"), 5511987650001L, TEXT, "7")).size())
			.isEqualTo(2);
	}

	@Test
	void structureIsRedacted() {
		AttributeKey<Value<?>> key = AttributeKey.valueKey("payload");
		Value<?> before = Value.of(KeyValue.of("password", Value.of("hunter2x")),
				KeyValue.of("to", Value.of(Value.of("ana@example.com"), Value.of(5511987650001L))),
				KeyValue.of("ticket", Value.of(7)));
		Value<?> after = Value.of(KeyValue.of("password", Value.of("[secret]")),
				KeyValue.of("to", Value.of(Value.of("[email]"), Value.of("[phone]"))),
				KeyValue.of("ticket", Value.of(7)));
		assertThat(redacted(Attributes.of(key, before))).isEqualTo(Attributes.of(key, after));
	}

	@Test
	void ordinaryStructureIsTheSameObject() {
		Value<?> value = Value.of(KeyValue.of("list", Value.of(Value.of("a"), Value.of(1))),
				KeyValue.of("ok", Value.of(true)));
		assertThat(this.redactor.redact(value)).isSameAs(value);
	}

	@Test
	void ordinaryAttributesAreTheSameObject() {
		Attributes attributes = Attributes.of(TEXT, "ticket 4711 is closed", AttributeKey.longKey("size"), 4294967296L);
		assertThat(redacted(attributes)).isSameAs(attributes);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tenant_id", "exception.type", "http.route", "code.function.name", "whatsapp.session.id" })
	void attributeOfTheProgramIsPassedBy(String key) {
		Attributes attributes = Attributes.of(AttributeKey.stringKey(key), "5511987650001");
		assertThat(redacted(attributes)).isSameAs(attributes);
	}

	@Test
	void failedRedactionLetsNothingPass() {
		AttributeRedactor failing = new AttributeRedactor((text) -> {
			throw new IllegalStateException(text);
		}, this.patterns, TENANT);
		assertThat(failing.redact("ana@example.com")).isEqualTo(AttributeRedactor.FAILED);
	}

	private Attributes redacted(Attributes attributes) {
		return this.redactor.redact(attributes);
	}

}
