package com.tiktickets.observability.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalIdentifiersTests {

	private static final String NUMBER = "5511999999999";

	private final PersonalIdentifiers identifiers = PersonalIdentifiers.keyed("a-key-of-the-deployment");

	@ParameterizedTest
	@ValueSource(strings = { "+5511999999999", "+55 11 99999-9999", "+55 (11) 99999.9999",
			"5511999999999@s.whatsapp.net", "5511999999999@c.us", "5511999999999:12@s.whatsapp.net",
			"5511999999999.0:3@s.whatsapp.net", "5511999999999_1:3@S.WhatsApp.Net", " 5511999999999 " })
	void samePersonHasSameValue(String written) {
		assertThat(this.identifiers.hash(written)).isEqualTo(this.identifiers.hash(NUMBER))
			.matches("person:[0-9a-f]{16}");
	}

	@Test
	void hiddenIdIsSameOnEachDeviceAndNotThePhoneNumber() {
		assertThat(this.identifiers.hash("5511999999999:7@lid")).isEqualTo(this.identifiers.hash("5511999999999@lid"))
			.startsWith("person:")
			.isNotEqualTo(this.identifiers.hash(NUMBER));
	}

	@ParameterizedTest
	@ValueSource(strings = { "5511999999999-1612345678@g.us", "120363012345678901@g.us", "status@broadcast" })
	void groupIsGroup(String jid) {
		assertThat(this.identifiers.hash(jid)).matches("group:[0-9a-f]{16}");
	}

	@Test
	void anotherKeyIsAnotherValue() {
		assertThat(PersonalIdentifiers.keyed("another-key").hash(NUMBER)).isNotEqualTo(this.identifiers.hash(NUMBER));
		assertThat(PersonalIdentifiers.unrepeatable().hash(NUMBER))
			.isNotEqualTo(PersonalIdentifiers.unrepeatable().hash(NUMBER));
	}

	@Test
	void sameKeyIsSameValueInEveryProcess() {
		assertThat(this.identifiers.hash(NUMBER)).isEqualTo("person:c00e990df960d94a");
	}

	@Test
	void textIsFreeOfIdentifiers() {
		String redacted = this.identifiers
			.redact("from 5511999999999:2@s.whatsapp.net in 120363012345678901@g.us, call +55 (11) 99999-9999!");

		assertThat(redacted).doesNotContain("999", "1203", "whatsapp.net", "@")
			.isEqualTo("from %1$s in %2$s, call %1$s!".formatted(this.identifiers.hash(NUMBER),
					this.identifiers.hash("120363012345678901@g.us")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ticket 4711 of acme", "took 1234567 ms", "8f14e45fceea167a5a36dedd4bea2543",
			"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "person:0123456789012345", "a@example.org" })
	void otherTextStays(String text) {
		assertThat(this.identifiers.redact(text)).isEqualTo(text);
	}

	@Test
	void emptyTextHasNoHash() {
		assertThat(this.identifiers.hash(" ")).isEmpty();
	}

}
