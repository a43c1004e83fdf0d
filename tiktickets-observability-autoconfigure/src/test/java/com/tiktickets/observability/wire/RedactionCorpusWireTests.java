package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.corpus.RedactionCorpus;
import com.tiktickets.corpus.SensitiveText;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Puts each text of the corpus into each place that a program can write to. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("volume")
class RedactionCorpusWireTests {

	private static final Logger logger = LoggerFactory.getLogger(RedactionCorpusWireTests.class);

	private static final List<SensitiveText> CORPUS = RedactionCorpus.allPositives()
		.stream()
		.filter(SensitiveText::isDistinct)
		.toList();

	private static final String[] STRUCTURED = { "logging.structured.format.console=logstash",
			"tiktickets.observability.logging.enabled=false" };

	@Test
	void corpusIsLarge() {
		assertThat(CORPUS).hasSizeGreaterThan(1_800);
	}

	@ParameterizedTest
	@EnumSource
	void nothingOfTheCorpusIsInTheBytesThatLeave(CorpusPlace place) throws IOException {
		String sent = sent(place);
		assertThat(CORPUS).filteredOn((text) -> text.escapesIn(sent)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void allOfTheCorpusLeavesWithoutRedaction(CorpusPlace place) throws IOException {
		String sent = sent(place, "tiktickets.observability.redaction.enabled=false");
		assertThat(CORPUS).allSatisfy((text) -> assertThat(text.parts()).allMatch(sent::contains));
	}

	private static String sent(CorpusPlace place, String... settings) throws IOException {
		try (RecordedRequests requests = new RecordedRequests(CorpusPlace.LAST)) {
			try (WireApplication application = place.start(requests.endpoint(), settings)) {
				OpenTelemetry telemetry = application.context().getBean(OpenTelemetry.class);
				CORPUS.forEach((text) -> place.put(telemetry, text.text()));
				place.end(telemetry);
				await().until(requests::isComplete);
			}
			return requests.text();
		}
	}

	@Test
	void nothingOfTheCorpusIsInStructuredLogsIfTheyAreRedacted(CapturedOutput output) {
		String logged = logged(output, "tiktickets.observability.redaction.structured-logging=true");
		assertThat(CORPUS).filteredOn((text) -> text.escapesIn(logged)).isEmpty();
	}

	@Test
	void allOfTheCorpusIsInStructuredLogsByDefault(CapturedOutput output) {
		String logged = logged(output, "tiktickets.observability.redaction.structured-logging=false");
		assertThat(CORPUS).allSatisfy((text) -> assertThat(text.parts()).allMatch(logged::contains));
	}

	/** The writer escapes each slash. */
	private static String logged(CapturedOutput output, String setting) {
		try (WireApplication application = WireApplication.start(TicketApplication.class, STRUCTURED[0], STRUCTURED[1],
				setting)) {
			for (SensitiveText text : CORPUS) {
				try (var closeable = MDC.putCloseable("note", text.text())) {
					logger.atInfo()
						.addKeyValue("pair", text.text())
						.setCause(CorpusPlace.failure(text.text()))
						.log(text.text());
				}
			}
			logger.info(CorpusPlace.LAST);
			await().until(() -> output.getOut().contains(CorpusPlace.LAST));
			return output.getOut().replace("\\/", "/");
		}
	}

}
