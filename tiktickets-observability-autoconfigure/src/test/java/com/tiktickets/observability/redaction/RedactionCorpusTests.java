package com.tiktickets.observability.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.redaction.RedactionCorpus.Sensitive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the patterns on texts with and without sensitive values. */
class RedactionCorpusTests {

	private static final Logger logger = LoggerFactory.getLogger(RedactionCorpusTests.class);

	private static final long SEED = 20261130;

	private static final int ALL_CANDIDATES = ~0;

	/** The local part of an address may take an escape before it, such as {@code \n}. */
	private static final int LENGTH_OF_AN_ESCAPE = 2;

	private final TextRedactor redactor = TextRedactor
		.labelling(EnumSet.complementOf(EnumSet.of(SensitiveData.IP_ADDRESS)));

	private final List<Sensitive> positives = new RedactionCorpus(SEED).positives();

	private final List<String> negatives = new RedactionCorpus(SEED).negatives();

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
		List<String> escaped = written("positives.txt").map(Written::parse)
			.filter((text) -> text.escapes(this.redactor))
			.map((text) -> text + " -> " + this.redactor.redact(text.text()))
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
		List<String> all = Stream.concat(this.negatives.stream(), written("negatives.txt")).toList();
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
		Stream<String> texts = Stream
			.of(this.positives.stream().map(Sensitive::text), this.negatives.stream(),
					written("positives.txt").map((line) -> Written.parse(line).text()), written("negatives.txt"))
			.flatMap((each) -> each);
		assertThat(texts).allSatisfy(
				(text) -> assertThat(this.redactor.redact(text)).isEqualTo(this.redactor.redact(text, ALL_CANDIDATES)));
	}

	@Test
	void redactedTextStaysAsItIs() {
		assertThat(this.positives).map((text) -> this.redactor.redact(text.text()))
			.allSatisfy((text) -> assertThat(this.redactor.redact(text)).isEqualTo(text));
	}

	private boolean escapes(Sensitive text) {
		return this.redactor.redact(text.text()).contains(text.value());
	}

	private boolean keepsSurroundings(Sensitive text) {
		int start = text.text().lastIndexOf(text.value());
		String redacted = this.redactor.redact(text.text());
		String before = text.text().substring(0, Math.max(0, start - LENGTH_OF_AN_ESCAPE));
		return redacted.startsWith(before) && redacted.endsWith(text.text().substring(start + text.value().length()))
				&& redacted.indexOf('[', before.length()) >= 0;
	}

	private String shown(Sensitive text) {
		return text.kind() + ": " + text.text() + " -> " + this.redactor.redact(text.text());
	}

	private static Stream<String> written(String name) {
		try (InputStream file = RedactionCorpusTests.class.getResourceAsStream("/redaction/" + name)) {
			String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
			return text.lines()
				.filter((line) -> !line.startsWith("# "))
				.map((line) -> line.replaceAll("(?<!\\\\)\\\\n", "\n").replace("\\\\n", "\\n"));
		}
		catch (IOException ex) {
			throw new IllegalStateException(name + " cannot be read", ex);
		}
	}

	/** A line of the file: kind, parts that must not leave, text. */
	private record Written(String kind, List<String> parts, String text) {

		private static Written parse(String line) {
			String[] columns = line.split(" \\| ", 3);
			return new Written(columns[0], Arrays.asList(columns[1].split("¦")), columns[2]);
		}

		private boolean escapes(TextRedactor redactor) {
			String redacted = redactor.redact(this.text);
			return this.parts.stream().anyMatch(redacted::contains)
					|| !redacted.contains(SensitiveData.valueOf(this.kind).label());
		}

	}

}
