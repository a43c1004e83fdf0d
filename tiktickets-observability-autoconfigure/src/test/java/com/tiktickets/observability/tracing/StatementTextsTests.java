package com.tiktickets.observability.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementTextsTests {

	private final StatementTexts texts = new StatementTexts();

	@Test
	void statementIsReadOnce() {
		String first = this.texts.withoutValues("select 1 from ticket", SqlDialect.POSTGRESQL);
		assertThat(first).isEqualTo("select ? from ticket");
		assertThat(this.texts.withoutValues(new String("select 1 from ticket"), SqlDialect.POSTGRESQL)).isSameAs(first);
	}

	@Test
	void statementsThatShareAPlaceAreNotMixedUp() {
		assertThat("select Aa").hasSameHashCodeAs("select BB");
		for (int i = 0; i < 2; i++) {
			assertThat(this.texts.withoutValues("select Aa", SqlDialect.POSTGRESQL)).isEqualTo("select Aa");
			assertThat(this.texts.withoutValues("select BB", SqlDialect.POSTGRESQL)).isEqualTo("select BB");
		}
	}

	@Test
	void whatDoubleQuotesHoldIsOfTheDatabase() {
		assertThat(this.texts.withoutValues("select \"a\"", SqlDialect.POSTGRESQL)).isEqualTo("select \"a\"");
		assertThat(this.texts.withoutValues("select \"a\"", SqlDialect.MYSQL)).isEqualTo("select ?");
		assertThat(this.texts.withoutValues("select \"a\"", SqlDialect.POSTGRESQL)).isEqualTo("select \"a\"");
	}

	@Test
	void longStatementIsReadEachTime() {
		String sql = "select 1 " + "x".repeat(3_000);
		assertThat(this.texts.withoutValues(sql, SqlDialect.POSTGRESQL))
			.isEqualTo(this.texts.withoutValues(sql, SqlDialect.POSTGRESQL))
			.startsWith("select ? x")
			.isNotSameAs(this.texts.withoutValues(sql, SqlDialect.POSTGRESQL));
	}

}
