package com.tiktickets.observability.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.corpus.RedactionCorpus;
import com.tiktickets.corpus.SensitiveText;
import com.tiktickets.corpus.WrittenTexts;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the patterns on texts with and without sensitive values. */
class RedactionCorpusTests {

	private static final Logger logger = LoggerFactory.getLogger(RedactionCorpusTests.class);

	private static final int ALL_CANDIDATES = ~0;

	/** The local part of an address may take an escape before it, such as {@code \n}. */
	private static final int LENGTH_OF_AN_ESCAPE = 2;

	private final TextRedactor redactor = TextRedactor
		.labelling(EnumSet.complementOf(EnumSet.of(SensitiveData.IP_ADDRESS)));

	private final List<SensitiveText> positives = new RedactionCorpus(RedactionCorpus.SEED).positives();

	private final List<String> negatives = new RedactionCorpus(RedactionCorpus.SEED).negatives();

	@Test
	void corpusIsLarge() {
		assertThat(this.positives).hasSizeGreaterThanOrEqualTo(1_000);
		assertThat(this.negatives).hasSizeGreaterThanOrEqualTo(2_000);
	}

	@Test
	void noSensitiveValueEscapes() {
		List<String> escaped = this.positives.stream().filter(this::escapes).map(this::shown).toList();
		assertThat(escaped).as("escapes of %d texts", this.positives.size()).isEmpty();
	}

	@Test
	void noWrittenValueEscapes() {
		List<String> escaped = WrittenTexts.positives()
			.stream()
			.filter((text) -> escapes(text) || !isLabelled(text))
			.map(this::shown)
			.toList();
		assertThat(escaped).isEmpty();
	}

	@Test
	void textAroundAValueIsKept() {
		List<String> changed = this.positives.stream()
			.filter((text) -> !keepsSurroundings(text))
			.map(this::shown)
			.toList();
		assertThat(changed).as("texts of %d that lost more than the value", this.positives.size()).isEmpty();
	}

	@Test
	void ordinaryTextStays() {
		List<String> all = Stream.concat(this.negatives.stream(), WrittenTexts.negatives().stream()).toList();
		List<String> hits = all.stream()
			.filter((text) -> !this.redactor.redact(text).equals(text))
			.map((text) -> text + " -> " + this.redactor.redact(text))
			.toList();
		String figures = "%d false hits in %d texts".formatted(hits.size(), all.size());
		logger.info("{}, {} texts with a value", figures, this.positives.size());
		assertThat(hits.size()).as("%s: %s", figures, String.join("\n", hits)).isLessThan(all.size() / 100);
	}

	@Test
	void scanHidesNoMatch() {
		Stream<String> texts = Stream.concat(RedactionCorpus.allPositives().stream().map(SensitiveText::text),
				RedactionCorpus.allNegatives().stream());
		assertThat(texts).allSatisfy(
				(text) -> assertThat(this.redactor.redact(text)).isEqualTo(this.redactor.redact(text, ALL_CANDIDATES)));
	}

	@Test
	void redactedTextStaysAsItIs() {
		assertThat(this.positives).map((text) -> this.redactor.redact(text.text()))
			.allSatisfy((text) -> assertThat(this.redactor.redact(text)).isEqualTo(text));
	}

	private boolean escapes(SensitiveText text) {
		return text.escapesIn(this.redactor.redact(text.text()));
	}

	private boolean isLabelled(SensitiveText text) {
		return this.redactor.redact(text.text()).contains(SensitiveData.valueOf(text.kind()).label());
	}

	private boolean keepsSurroundings(SensitiveText text) {
		String value = text.parts().get(0);
		int start = text.text().lastIndexOf(value);
		String redacted = this.redactor.redact(text.text());
		String before = text.text().substring(0, Math.max(0, start - LENGTH_OF_AN_ESCAPE));
		return redacted.startsWith(before) && redacted.endsWith(text.text().substring(start + value.length()))
				&& redacted.indexOf('[', before.length()) >= 0;
	}

	private String shown(SensitiveText text) {
		return text.kind() + ": " + text.text() + " -> " + this.redactor.redact(text.text());
	}

}
