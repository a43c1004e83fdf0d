package com.tiktickets.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.redaction.PersonalIdentifiers;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SecurityPageTests {

	private static final String PAGE = Documentation.read("docs/security.md");

	@Test
	void testsThatThePageNamesExist() {
		Set<String> classes = Documentation.files(".java")
			.stream()
			.map((file) -> file.getFileName().toString().replace(".java", ""))
			.collect(Collectors.toSet());
		List<String> named = Pattern.compile("`(\\w+(?:Tests|IT))`")
			.matcher(PAGE)
			.results()
			.map((match) -> match.group(1))
			.distinct()
			.toList();
		assertThat(named).hasSizeGreaterThan(20).allMatch(classes::contains);
	}

	/** {@code openssl dgst -sha256 -hmac secret} of the digits that the page shows. */
	@Test
	void hashOfACustomerIsTheOneOfTheCommand() {
		assertThat(Pattern.compile("printf %s (\\d+) \\| openssl dgst -sha256 -hmac .* cut -c1-16")
			.matcher(PAGE)
			.results()
			.map((MatchResult match) -> PersonalIdentifiers.keyed("secret").hash(match.group(1))))
			.containsExactly("person:b2aefdfed83a58f5");
	}

}
