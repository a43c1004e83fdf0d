package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.logs;
import static com.tiktickets.sample.telemetry.Otlp.metrics;
import static com.tiktickets.sample.telemetry.Otlp.span;
import static com.tiktickets.sample.telemetry.Otlp.traces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.corpus.RedactionCorpus;
import com.tiktickets.corpus.SensitiveText;
import com.tiktickets.sample.e2e.Loki.LogLine;
import com.tiktickets.sample.e2e.Traces.Span;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span.Event;
import io.opentelemetry.proto.trace.v1.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * What a service did not conceal does not reach a backend: each kind of it, sent in each
 * place that carries text.
 */
@ExtendWith(EndToEndExtension.class)
class RedactionIT {

	private static final Duration SOON = Duration.ofMinutes(2);

	/** Each kind, and what of it must not be found. */
	private static final Map<String, String> SENSITIVE = Map.ofEntries(
			Map.entry("Authorization: Bearer abcdefgh12345678", "abcdefgh12345678"),
			Map.entry("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2lnbmF0dXJl", "c2lnbmF0dXJl"),
			Map.entry("key AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"),
			Map.entry("/login?password=hunter2&x=1", "hunter2"), Map.entry("{\"senha\": \"segredo99\"}", "segredo99"),
			Map.entry("amqp://guest:geheim@mq:5672", "geheim"),
			Map.entry("to ana.silva@example.com.br", "ana.silva@example"),
			Map.entry("from 5511912345678@s.whatsapp.net", "5511912345678"),
			Map.entry("group 120363041234567890@g.us", "120363041234567890"),
			Map.entry("call +55 11 98765-4321", "98765-4321"), Map.entry("call +5511987651111", "5511987651111"),
			Map.entry("call (11) 98765-2222", "98765-2222"), Map.entry("wa 5521987653333", "5521987653333"),
			Map.entry("CPF 123.456.789-09", "123.456.789-09"),
			Map.entry("CNPJ 12.345.678/0001-95", "12.345.678/0001-95"),
			Map.entry("CNPJ 12.ABC.345/01DE-35", "12.ABC.345/01DE-35"),
			Map.entry("card 4111 1111 1111 1111", "4111 1111 1111 1111"),
			Map.entry("card 5500005555555559", "5500005555555559"),
			Map.entry("card 3782-822463-10005", "3782-822463-10005"));

	private static final List<String> KEYS = List.of("password", "user.senha", "http.request.header.authorization",
			"x-api-key", "accessToken", "client_secret", "http.response.header.set-cookie");

	/** What looks similar and is of use. */
	private static final String HARMLESS = "trace 4bf92f3577b34da6a3ce929d0e0e4736 at 1764050000123 of 4bf92f35-1111-4111-8111-411111111111, com.tiktickets.Ticket@1a2b3c took 1234567 ns, 10.0.12.34:5672, 256 tokens, ticket 20260000123";

	private final EndToEnd endToEnd;

	private final String service = "careless-" + UUID.randomUUID();

	private final String traceId = EndToEnd.newTraceId();

	private final long now = TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli());

	RedactionIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@Test
	void spansInJaegerHaveNoneOfIt() {
		this.endToEnd.otlp()
			.send(traces(this.service,
					SENSITIVE.keySet()
						.stream()
						.map(this::carelessSpan)
						.toArray(io.opentelemetry.proto.trace.v1.Span.Builder[]::new)));
		List<Span> spans = await().atMost(SOON)
			.until(() -> this.endToEnd.jaeger().trace(this.traceId), (found) -> found.size() == SENSITIVE.size());
		assertThat(this.endToEnd.jaeger().send("/api/traces/" + this.traceId, Map.of()).body())
			.doesNotContain(SENSITIVE.values())
			.doesNotContain("secret-by-key");
		assertThat(spans).allSatisfy((span) -> {
			assertThat(span.name()).contains("****");
			assertThat(span.tags()).containsEntry("harmless", HARMLESS);
			assertThat(span.tags().keySet()).containsAll(KEYS).noneMatch((key) -> key.startsWith("redacted"));
		});
		saw("Jaeger", "a span's name, attributes, events and status message");
	}

	@Test
	void recordsInLokiHaveNoneOfIt() {
		this.endToEnd.otlp()
			.send(logs(this.service,
					SENSITIVE.keySet().stream().map(this::carelessRecord).toArray(LogRecord.Builder[]::new)));
		String query = "{service_name=\"%s\"}".formatted(this.service);
		List<LogLine> lines = await().atMost(SOON)
			.until(() -> this.endToEnd.loki().query(query), (found) -> found.size() == SENSITIVE.size());
		assertThat(lines.toString()).doesNotContain(SENSITIVE.values()).doesNotContain("secret-by-key");
		assertThat(lines).allSatisfy((line) -> {
			assertThat(line.text()).contains("****");
			assertThat(line.label("harmless")).isEqualTo(HARMLESS);
		});
		saw("Loki", "a log record's body and attributes");
	}

	@Test
	void recordsInLokiHaveNothingOfTheCorpus() {
		List<SensitiveText> corpus = RedactionCorpus.allPositives()
			.stream()
			.filter(CollectorPatterns::isRecognizable)
			.toList();
		this.endToEnd.otlp()
			.send(logs(this.service,
					IntStream.range(0, corpus.size())
						.mapToObj((number) -> LogRecord.newBuilder()
							.setTimeUnixNano(this.now + number)
							.setBody(AnyValue.newBuilder().setStringValue(corpus.get(number).text()))
							.addAttributes(attribute("note", corpus.get(number).text())))
						.toArray(LogRecord.Builder[]::new)));
		String query = "{service_name=\"%s\"}".formatted(this.service);
		String stored = await().atMost(SOON)
			.until(() -> this.endToEnd.loki().query(query), (found) -> found.size() == corpus.size())
			.toString();
		assertThat(corpus).filteredOn(SensitiveText::isDistinct).filteredOn((text) -> text.escapesIn(stored)).isEmpty();
	}

	@Test
	void bodyOfAStructuredRecordHasNoneOfIt() {
		KeyValueList.Builder body = KeyValueList.newBuilder().addValues(attribute("password", "secret-by-key"));
		SENSITIVE.keySet().forEach((text) -> body.addValues(attribute("text" + body.getValuesCount(), text)));
		this.endToEnd.otlp()
			.send(logs(this.service,
					LogRecord.newBuilder()
						.setTimeUnixNano(this.now)
						.setBody(AnyValue.newBuilder().setKvlistValue(body))));
		String query = "{service_name=\"%s\"}".formatted(this.service);
		List<LogLine> lines = await().atMost(SOON)
			.until(() -> this.endToEnd.loki().query(query), (found) -> !found.isEmpty());
		assertThat(lines.get(0).text()).contains("text1")
			.doesNotContain(SENSITIVE.values())
			.doesNotContain("secret-by-key");
	}

	@Test
	void seriesInPrometheusHaveNoneOfIt() {
		this.endToEnd.otlp().send(points(SENSITIVE.keySet().stream().map((text) -> carelessPoint(1, text))));
		String query = "foreign_careless{service_name=\"%s\"}".formatted(this.service);
		await().atMost(SOON).untilAsserted(() -> assertThat(this.endToEnd.prometheus().query(query)).isNotEmpty());
		assertThat(this.endToEnd.prometheus().query(query).toString()).contains("****")
			.doesNotContain(SENSITIVE.values())
			.doesNotContain("secret-by-key");
		saw("Prometheus", "a metric point's attributes");
	}

	@Test
	void pointsThatDifferInConcealedTextOnlyAreSummed() {
		this.endToEnd.otlp()
			.send(points(Stream.of(carelessPoint(1, "ana@example.com"), carelessPoint(5, "bruno@example.com"),
					carelessPoint(7, "carla@example.com"))));
		String query = "foreign_careless{service_name=\"%s\"}".formatted(this.service);
		List<JsonNode> series = await().atMost(SOON)
			.until(() -> this.endToEnd.prometheus().query(query), (found) -> !found.isEmpty());
		assertThat(series).extracting((one) -> one.path("value").get(1).asString()).containsExactly("13");
	}

	private ExportMetricsServiceRequest points(Stream<NumberDataPoint> points) {
		return metrics(this.service,
				Metric.newBuilder()
					.setName("foreign.careless")
					.setGauge(Gauge.newBuilder().addAllDataPoints(points.toList()))
					.build());
	}

	private NumberDataPoint carelessPoint(int value, String text) {
		return NumberDataPoint.newBuilder()
			.setTimeUnixNano(this.now)
			.setAsInt(value)
			.addAttributes(attribute("text", text))
			.addAttributes(attribute("password", "secret-by-key"))
			.build();
	}

	private io.opentelemetry.proto.trace.v1.Span.Builder carelessSpan(String text) {
		return span(this.traceId, "%016x".formatted(Math.abs(text.hashCode()) + 1L), "", "GET " + text)
			.setStartTimeUnixNano(this.now)
			.setEndTimeUnixNano(this.now + 1)
			.setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR).setMessage("failed: " + text))
			.addAttributes(attribute("text", text))
			.addAttributes(attribute("harmless", HARMLESS))
			.addAllAttributes(byKey())
			.addEvents(Event.newBuilder().setName("event " + text).addAttributes(attribute("exception.message", text)));
	}

	/** Each has a time of its own: of two that are alike in all Loki keeps one. */
	private LogRecord.Builder carelessRecord(String text) {
		return LogRecord.newBuilder()
			.setTimeUnixNano(this.now + Math.floorMod(text.hashCode(), 100_000_000))
			.setBody(AnyValue.newBuilder().setStringValue("Saw " + text))
			.addAttributes(attribute("exception.stacktrace",
					"java.lang.IllegalStateException: %s\n\tat a.B.c(B.java:1)".formatted(text)))
			.addAttributes(attribute("harmless", HARMLESS))
			.addAllAttributes(byKey());
	}

	private static List<KeyValue> byKey() {
		return KEYS.stream().map((key) -> attribute(key, "secret-by-key")).toList();
	}

	private void saw(String backend, String where) {
		this.endToEnd.validation()
			.saw(Section.REDACTION, backend, where,
					"none of %d texts with a token, a password, an address, a telephone, a CPF, a CNPJ or a card; none of %d values by key"
						.formatted(SENSITIVE.size(), KEYS.size()));
	}

}
