package com.tiktickets.observability.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanStatementsTests {

	private final CleanStatements statements = new CleanStatements(false);

	@Test
	void statementIsCleanedOnce() {
		String clean = this.statements.of("SELECT 1");
		assertThat(clean).isEqualTo("SELECT ?");
		assertThat(this.statements.of("SELECT 1")).isSameAs(clean);
	}

	@Test
	void statementsMadeOfValuesDoNotFillTheMemory() {
		for (int value = 0; value < 1_000; value++) {
			this.statements.of("SELECT " + value);
		}
		String clean = this.statements.of("SELECT 1000");
		assertThat(clean).isEqualTo("SELECT ?");
		assertThat(this.statements.of("SELECT 1000")).isNotSameAs(clean);
	}

	@Test
	void longStatementIsNotKept() {
		String text = "SELECT " + "a, ".repeat(2_000) + "b";
		assertThat(this.statements.of(text)).isNotSameAs(this.statements.of(text));
	}

}
