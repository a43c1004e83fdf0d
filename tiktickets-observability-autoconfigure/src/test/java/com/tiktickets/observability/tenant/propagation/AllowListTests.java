package com.tiktickets.observability.tenant.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTests {

	private final AllowList list = AllowList.of(List.of("tickets", "*.internal.example.org"));

	@ParameterizedTest
	@ValueSource(strings = { "tickets", "Tickets", "a.internal.example.org" })
	void allowsNamesAndPatterns(String name) {
		assertThat(this.list.target(name)).isEqualTo(Target.OWN);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "ticketsx", "internal.example.org", "a.internal.example.org.evil.net",
			"a-internalxexample.org" })
	void allowsNothingElse(String name) {
		assertThat(this.list.target(name)).isEqualTo(Target.THIRD_PARTY);
	}

	@Test
	void emptyListAllowsNothing() {
		assertThat(AllowList.of(List.of()).allows("tickets")).isFalse();
	}

	@Test
	void asteriskAllowsTheNamelessToo() {
		assertThat(AllowList.of(List.of("*")).allows("")).isTrue();
	}

}
