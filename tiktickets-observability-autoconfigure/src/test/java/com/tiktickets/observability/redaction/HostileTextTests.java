package com.tiktickets.observability.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A text of a stranger cannot hold a thread: where the time grew with the square of the
 * length, these would take minutes.
 */
@Tag("volume")
class HostileTextTests {

	private static final int LENGTH = 1_000_000;

	private static final TextRedactor REDACTOR = TextRedactor.labelling(EnumSet.allOf(SensitiveData.class));

	@ParameterizedTest
	@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
	@ValueSource(strings = { ">", "<", "=", ":", "a=", "token: ", "password=", "password= ", "password=[", "senha=\"",
			"<token>", "<token", "<![CDATA[", "-eyJ", "eyJ", "eyJa.", "%3A%2F%2F", "://a:", "%C3%A1", "basic ",
			"bearer a", "a@", "a.", "4111 ", "4111-", "1", "5511", "+55 ", "111.", "12ABC345",
			"-----BEGIN PRIVATE KEY-----", "sk-", "\\\"", "%40", "1:", "ab:", "::" })
	void timeOfRedactionIsBounded(String part) {
		String text = part.repeat(LENGTH / part.length()) + " a@b, password=x eyJ bearer sk- ://";
		assertThat(REDACTOR.redact(text)).doesNotContain("password=x");
	}

}
