package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.e2e.Loki.LogLine;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Vector's programs make of lines is OTLP that the Collector takes. Their output is
 * held against the programs by {@code monitoring/vector/test}.
 */
@ExtendWith(EndToEndExtension.class)
class VectorLinesIT {

	private static final String TRACE_IN_THE_FIXTURES = "0af7651916cd43dd8448eb211c80319c";

	private final EndToEnd endToEnd;

	private final String traceId = EndToEnd.newTraceId();

	VectorLinesIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@ParameterizedTest
	@CsvSource({ "docker, chat, acme", "nginx, nginx, acme", "postgresql, postgresql, _system",
			"journald, billing, acme" })
	void lineIsFoundByItsTrace(String source, String service, String tenant) throws IOException {
		String now = "\"timeUnixNano\":\"" + Instant.now().toEpochMilli() + "000000\"";
		List<String> exports = Files
			.readAllLines(Settings.MONITORING.resolve("vector/fixtures/" + source + ".expected.jsonl"))
			.stream()
			.filter((line) -> !line.equals("aborted"))
			.map((line) -> line.replace(TRACE_IN_THE_FIXTURES, this.traceId)
				.replaceAll("\"timeUnixNano\":\"\\d+\"", now))
			.toList();
		assertThat(exports).isNotEmpty()
			.allSatisfy((export) -> assertThat(this.endToEnd.otlp().postLogs(export)).isEqualTo(200));
		List<LogLine> lines = await().atMost(Duration.ofMinutes(1))
			.until(() -> this.endToEnd.loki()
				.query("{service_name=\"%s\"} | trace_id=\"%s\"".formatted(service, this.traceId)),
					(found) -> !found.isEmpty());
		assertThat(lines).extracting((line) -> line.label("tenant_id")).containsOnly(tenant);
	}

}
