package com.tiktickets.observability.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternRedactorTests {

	@Test
	void textWithoutAMatchIsTheSame() {
		String text = "an ordinary text";
		assertThat(new PatternRedactor(Map.of("number", "\\d+")).redact(text)).isSameAs(text);
	}

	@Test
	void everyMatchBecomesTheName() {
		assertThat(new PatternRedactor(Map.of("$1", "\\d+")).redact("4711, 4712")).isEqualTo("[$1], [$1]");
	}

	/** A backtracking engine takes longer than the age of the universe for these. */
	@ParameterizedTest
	@ValueSource(strings = { "(a+)+b", "(a|aa)+b", "(a|a?)+b", "(.*a){12}b" })
	@Timeout(60)
	void hostileExpressionTakesLinearTime(String expression) {
		PatternRedactor redactor = new PatternRedactor(Map.of("hostile", expression));
		String text = "a".repeat(50_000);
		long start = System.nanoTime();
		assertThat(redactor.redact(text)).isSameAs(text);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
	}

	@ParameterizedTest
	@ValueSource(strings = { "(?<=a)b", "(a)\\1", "(a", "a*", "" })
	void expressionThatCannotBeUsedIsRefusedWithItsName(String expression) {
		assertThatThrownBy(() -> new PatternRedactor(Map.of("order", expression)))
			.isInstanceOfSatisfying(PatternRedactor.InvalidPatternException.class,
					(failure) -> assertThat(failure.name()).isEqualTo("order"))
			.message()
			.isNotBlank();
	}

}
