package com.tiktickets.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactionCorpusTests {

	@Test
	void corpusIsLarge() {
		assertThat(RedactionCorpus.allPositives()).hasSizeGreaterThanOrEqualTo(1_800);
		assertThat(RedactionCorpus.allNegatives()).hasSizeGreaterThanOrEqualTo(2_700);
	}

	@Test
	void sameSeedMakesTheSameTexts() {
		assertThat(new RedactionCorpus(7).positives()).isEqualTo(new RedactionCorpus(7).positives())
			.isNotEqualTo(new RedactionCorpus(8).positives());
	}

	@Test
	void partsThatMustNotLeaveAreInTheText() {
		assertThat(RedactionCorpus.allPositives()).allSatisfy((text) -> {
			assertThat(text.parts()).isNotEmpty().allSatisfy((part) -> assertThat(text.text()).contains(part));
			assertThat(text.escapesIn(text.text())).isTrue();
		});
	}

	@Test
	void mostValuesAreDistinct() {
		assertThat(RedactionCorpus.allPositives().stream().filter(SensitiveText::isDistinct)).hasSizeGreaterThan(1_800);
	}

	@Test
	void lineFeedsOfWrittenTextsAreRead() {
		assertThat(WrittenTexts.negatives()).anyMatch((text) -> text.contains("\n\\tat "));
		assertThat(WrittenTexts.positives()).anyMatch((text) -> text.text().contains("\\n"));
	}

}
