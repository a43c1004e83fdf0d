package com.tiktickets.observability.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.FuzzInput;
import com.tiktickets.observability.Fuzzing;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs that a client may request. */
@Tag("volume")
class UrlFuzzTests {

	private static final int TRIES = 50_000;

	private static final List<String> SECRETS = List.of("password", "Access_Token", "api-key", "SENHA", "client.secret",
			"pass%77ord", "%70assword", "sig", "reset_token", "pass+word");

	private final QueryParameters parameters = QueryParameters.and(List.of());

	@Test
	void anyQueryIsReadToItsEnd() {
		Fuzzing.of("queries", TRIES).check((input) -> query(input) + input.any(), (query) -> {
			String redacted = this.parameters.redact(query);
			assertThat(redacted.length()).isLessThanOrEqualTo(query.length() * 10 + 10);
			assertThat(this.parameters.redact(redacted)).isEqualTo(redacted);
			this.parameters.redactUrl(query);
		});
	}

	@Test
	void secretOfAQueryNeverLeaves() {
		Fuzzing.of("secrets in queries", TRIES).check(UrlFuzzTests::query, (query) -> {
			assertThat(this.parameters.redact(query)).doesNotContain("SECRET");
			assertThat(this.parameters.redactUrl("https://host/path?" + query)).doesNotContain("SECRET")
				.startsWith("https://host/path?");
		});
	}

	private static String query(FuzzInput input) {
		StringBuilder query = new StringBuilder();
		for (int i = 1 + input.below(6); i > 0; i--) {
			query.append(switch (input.below(4)) {
				case 0 -> "page=" + input.below(100);
				case 1 -> input.of("ab=%+?", input.below(8)).replace("=", "");
				default -> input.pick(SECRETS) + "=" + input.of("xyz=%+?/:@!$'()*,-._~ ", input.below(6)) + "SECRET"
						+ input.of("xyz=%+?", input.below(6));
			});
			query.append(input.pick("&", ";", "&&", "&;"));
		}
		return query.toString();
	}

	@ParameterizedTest
	@ValueSource(strings = { "&", "a&", ";", "%", "a=&", "=", "?" })
	void repetitionTakesLinearTime(String repeated) {
		Fuzzing.of("repeated " + repeated, 3)
			.check((input) -> repeated.repeat(1_000_000 / repeated.length()), this.parameters::redact);
	}

	@ParameterizedTest
	@ValueSource(strings = { "pass+word", "pass%20word", "client+secret" })
	void nameWithASpaceIsRedacted(String name) {
		assertThat(this.parameters.redact(name + "=SECRET")).isEqualTo(name + "=REDACTED");
	}

}
