package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.corpus.RedactionCorpus;
import com.tiktickets.corpus.SensitiveText;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the Collector's patterns on the corpus that measures the starter's. */
class CollectorPatternsTests {

	private static final Logger logger = LoggerFactory.getLogger(CollectorPatternsTests.class);

	/** Looks like an e-mail address, and is replaced as one. */
	private static final String SSH_REMOTE = "git@github.com:";

	private CollectorPatterns patterns;

	@BeforeEach
	void read() throws IOException {
		this.patterns = CollectorPatterns.read();
		assertThat(this.patterns.size()).isPositive();
	}

	@Test
	void noRecognizableValueEscapes() {
		List<SensitiveText> corpus = RedactionCorpus.allPositives();
		List<SensitiveText> recognizable = corpus.stream().filter(CollectorPatterns::isRecognizable).toList();
		assertThat(recognizable).hasSizeGreaterThan(1_700);
		String all = recognizable.stream()
			.map((text) -> this.patterns.redact(text.text()))
			.collect(Collectors.joining("\n"));
		assertThat(recognizable).filteredOn((text) -> text.escapesIn(this.patterns.redact(text.text()))).isEmpty();
		assertThat(recognizable).filteredOn(SensitiveText::isDistinct)
			.filteredOn((text) -> text.escapesIn(all))
			.isEmpty();
		logger.info("{} texts with a value, of which no pattern can know {}", corpus.size(),
				corpus.size() - recognizable.size());
	}

	@Test
	void ordinaryTextStays() {
		List<String> all = RedactionCorpus.allNegatives()
			.stream()
			.filter((text) -> !text.contains(SSH_REMOTE))
			.toList();
		List<String> hits = all.stream()
			.filter((text) -> !this.patterns.redact(text).equals(text))
			.map((text) -> text + " -> " + this.patterns.redact(text))
			.toList();
		logger.info("{} false hits in {} texts", hits.size(), all.size());
		assertThat(all).hasSizeGreaterThan(2_000);
		assertThat(hits.size()).as(String.join("\n", hits)).isLessThan(all.size() / 100);
	}

	@ParameterizedTest
	@ValueSource(strings = { "whatsapp.session.id", "socket.session.id" })
	void nameOfASessionStays(String key) {
		assertThat(this.patterns.isSecret(key)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "session_id", "session.id", "sessionId", "http.session.id", "app.session.id",
			"client.session.id", "user-session-id", "PHPSESSION_ID", "whatsapp_session_id", "websocket-session-id" })
	void idThatOpensASessionIsReplaced(String key) {
		assertThat(this.patterns.isSecret(key)).isTrue();
	}

}
