package com.tiktickets.observability.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTests {

	private final QueryParameters parameters = QueryParameters.and(List.of("Internal-Id"));

	@ParameterizedTest
	@CsvSource({ "password=x,password=REDACTED", "page=1&new_password=x&size=2,page=1&new_password=REDACTED&size=2",
			"accessToken=x;a=b,accessToken=REDACTED;a=b", "X-Api-Key=x,X-Api-Key=REDACTED",
			"pass%77ord=x,pass%77ord=REDACTED", "pass%77ord%zz=x,pass%77ord%zz=REDACTED", "%=x,%=REDACTED",
			"internal_id=x,internal_id=REDACTED", "code=a=b&c,code=REDACTED&c", "nova_senha=x,nova_senha=REDACTED",
			"&&phone=5511987654321,&&phone=REDACTED" })
	void valueOfASecretIsRedacted(String query, String redacted) {
		assertThat(this.parameters.redact(query)).isEqualTo(redacted);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "&", "=", "page=1", "keyboard=x", "password", "password=", "zip=code" })
	void whatHoldsNoSecretStays(String query) {
		assertThat(this.parameters.redact(query)).isSameAs(query);
	}

	@Test
	void fragmentAndPathOfAUrlStay() {
		assertThat(this.parameters.redactUrl("http://host/a=b;password=x?token=y&z=1#token=w"))
			.isEqualTo("http://host/a=b;password=x?token=REDACTED&z=1#token=w");
		assertThat(this.parameters.redactUrl("http://host/token=x")).isEqualTo("http://host/token=x");
	}

}
