package com.tiktickets.observability.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRedactorTests {

	private static final String KEY = "a-key-of-the-deployment";

	private final TextRedactor redactor = TextRedactor.labelling(EnumSet.allOf(SensitiveData.class));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			password=hunter2x, attempt=3          | password=[secret], attempt=3
			Bearer abcdef0123456789 expired       | Bearer [token] expired
			amqp://app:hunter2x@broker:5672       | amqp://[credentials]@broker:5672
			key AKIAABCDEFGHIJKLMNOP is old       | key [key] is old
			ana@example.com answered              | [email] answered
			from 5511987650001@c.us               | from [whatsapp-id]
			call +55 11 98765-0001 now            | call [phone] now
			CPF 529.982.247-25                    | CPF [cpf]
			CNPJ 11.222.333/0001-81               | CNPJ [cnpj]
			card 4111 1111 1111 1111 12/28        | card [card] 12/28
			{"message_body":"Bom dia","ticket":7} | {"message_body":"[message]","ticket":7}
			client 10.20.30.40 left               | client [ip-address] left
			client fe80::1ff:fe23:4567:890a left  | client [ip-address] left
			""")
	void valueIsReplacedByItsKind(String text, String redacted) {
		assertThat(this.redactor.redact(text)).isEqualTo(redacted);
	}

	@Test
	void kindThatIsOffStays() {
		TextRedactor emails = TextRedactor.labelling(Set.of(SensitiveData.EMAIL));
		assertThat(emails.redact("password=x1, ana@example.com, 529.982.247-25"))
			.isEqualTo("password=x1, [email], 529.982.247-25");
	}

	@Test
	void noKindLeavesEverything() {
		String text = "password=x1, ana@example.com";
		assertThat(TextRedactor.labelling(Set.of()).redact(text)).isSameAs(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Ticket 4711 was closed by the agent", "git@github.com:example/tickets.git" })
	void ordinaryTextIsTheSameObject(String text) {
		assertThat(this.redactor.redact(text)).isSameAs(text);
	}

	@Test
	void hashTellsPersonsApart() {
		TextRedactor hashing = TextRedactor.hashing(Set.of(SensitiveData.PHONE, SensitiveData.SECRET),
				PersonalIdentifiers.keyed(KEY));
		String hash = PersonalIdentifiers.keyed(KEY).hash("+5511987650001");
		assertThat(hashing.redact("+5511987650001 and +5511987650002, pin=1234"))
			.startsWith("[" + hash + "] and [person:")
			.doesNotContain("98765")
			.endsWith(", pin=[secret]")
			.isNotEqualTo("[" + hash + "] and [" + hash + "], pin=[secret]");
	}

	@Test
	void hashedTextStaysAsItIs() {
		TextRedactor hashing = TextRedactor.hashing(EnumSet.allOf(SensitiveData.class), PersonalIdentifiers.keyed(KEY));
		String redacted = hashing.redact("to +5511987650001, phone of ana@example.com");
		assertThat(hashing.redact(redacted)).isEqualTo(redacted);
	}

	@Timeout(10)
	@ParameterizedTest
	@ValueSource(strings = { "a", "1", "1 ", "+1", "@", "a@", "a.", "password=", "eyJa.", "bearer ", "<a>",
			"{\"password\":[", "://a:", "%3D", "-----BEGIN PRIVATE KEY-----", "12.", "'" })
	void timeIsLinearInTheLength(String part) {
		String text = part.repeat(200_000 / part.length());
		assertThat(this.redactor.redact(text, ~0)).isNotNull();
	}

}
