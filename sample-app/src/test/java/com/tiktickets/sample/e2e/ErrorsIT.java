package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * From a record that the sample has logged to an issue: the Collector's pipeline,
 * Vector's program, a server that takes Sentry's envelopes.
 */
@ExtendWith(EndToEndExtension.class)
class ErrorsIT {

	private static final Duration SOON = Duration.ofMinutes(1);

	private final EndToEnd endToEnd;

	private final String traceId = EndToEnd.newTraceId();

	ErrorsIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@Test
	void loggedErrorIsOneEventWithFramesTenantAndTraceHoweverOftenItIsDelivered() {
		Bugsink bugsink = this.endToEnd.bugsink();
		this.endToEnd.ana(this.traceId).tryToOpen(NotificationEndpoint.BROKEN_FOR).expectStatus().isCreated();
		String envelope = error(this.traceId).envelope();
		assertThat(bugsink.post(envelope)).isEqualTo(200);
		assertThat(bugsink.post(envelope)).isEqualTo(200);
		assertThat(bugsink.post(anotherError().envelope())).isEqualTo(200);
		List<List<JsonNode>> issues = await().atMost(SOON).until(bugsink::issues, (found) -> found.size() == 2);
		JsonNode event = issues.stream()
			.filter((events) -> events.get(0).at("/contexts/trace/trace_id").asString().equals(this.traceId))
			.findFirst()
			.map((events) -> assertThat(events).singleElement().actual())
			.orElseThrow();
		assertThat(event.at("/tags/tenant_id").asString()).isEqualTo("acme");
		assertThat(event.has("user")).isFalse();
		assertThat(event.at("/transaction").asString()).startsWith("com.tiktickets.sample.");
		JsonNode exception = event.at("/exception/values").valueStream().toList().get(0);
		assertThat(exception.path("type").asString()).contains("ServiceUnavailable");
		List<JsonNode> frames = exception.at("/stacktrace/frames").valueStream().toList();
		assertThat(frames.get(0).path("module").asString()).isEqualTo("java.lang.Thread");
		assertThat(frames).anyMatch((frame) -> frame.path("in_app").asBoolean());
		this.endToEnd.validation()
			.saw(Section.ISSUE, "Bugsink", "GET /api/canonical/0/issues/",
					"one issue with one event, although the envelope was sent twice: %s in %s, %d frames, tenant_id=acme, the trace of the request"
						.formatted(exception.path("type").asString(), event.path("transaction").asString(),
								frames.size()));
	}

	@Test
	void nothingButErrorsIsHandedOver() {
		Otlp otlp = this.endToEnd.otlp();
		otlp.logs(record(this.traceId, 9, "{\"key\":\"exception.type\",\"value\":{\"stringValue\":\"a.B\"}}"));
		otlp.logs(record(this.traceId, 17, ""));
		this.endToEnd.ana(this.traceId).open("Where is my parcel?");
		anotherError();
		assertThat(this.endToEnd.errors().events(this.traceId)).isEmpty();
		List<VectorEvent> events = this.endToEnd.errors().events();
		assertThat(events).isNotEmpty()
			.allSatisfy((event) -> assertThat(event.severity()).isGreaterThanOrEqualTo(17))
			.allSatisfy((event) -> assertThat(event.attribute("exception.type")).isNotEqualTo("null"));
		assertThat(this.endToEnd.errors().paths()).containsExactly("/v1/logs");
		this.endToEnd.validation()
			.saw(Section.ISSUE, "Collector", "records that the pipeline logs/errors exports",
					"log records of severity ERROR with an exception, and nothing else");
	}

	@Test
	void wrongKeyIsRefused() {
		Bugsink bugsink = this.endToEnd.bugsink();
		assertThat(bugsink.post(anotherError().envelope(), "00000000000000000000000000000000")).isBetween(400, 499);
	}

	@Test
	void largeStackTraceOfAnotherLanguageIsAMessage() {
		Bugsink bugsink = this.endToEnd.bugsink();
		String stacktrace = "TypeError: x is undefined\\n" + "    at take (/app/src/queue.js:41:17)\\n".repeat(2_000);
		this.endToEnd.otlp().logs(record(this.traceId, 21, """
				{"key":"exception.type","value":{"stringValue":"TypeError"}},
				{"key":"exception.message","value":{"stringValue":"x is undefined"}},
				{"key":"exception.stacktrace","value":{"stringValue":"%s"}}""".formatted(stacktrace)));
		assertThat(bugsink.post(error(this.traceId).envelope())).isEqualTo(200);
		JsonNode event = await().atMost(SOON).until(bugsink::issues, (found) -> found.size() == 1).get(0).get(0);
		assertThat(event.at("/logentry/formatted").asString()).isEqualTo("TypeError: x is undefined");
		assertThat(event.path("level").asString()).isEqualTo("fatal");
	}

	private VectorEvent anotherError() {
		String other = EndToEnd.newTraceId();
		this.endToEnd.otlp().logs(record(other, 17, """
				{"key":"tenant_id","value":{"stringValue":"globex"}},
				{"key":"exception.type","value":{"stringValue":"a.Other"}},
				{"key":"exception.stacktrace","value":{"stringValue":"a.Other\\n\\tat a.C.d(C.java:1)"}}"""));
		return error(other);
	}

	private VectorEvent error(String trace) {
		List<VectorEvent> events = await("an error of " + trace).atMost(SOON)
			.until(() -> this.endToEnd.errors().events(trace), (found) -> !found.isEmpty());
		return assertThat(events).singleElement().actual();
	}

	private static String record(String trace, int severity, String attributes) {
		return """
				{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"foreign"}}]},
				"scopeLogs":[{"logRecords":[{"timeUnixNano":"%d","severityNumber":%d,"traceId":"%s","spanId":"b7ad6b7169203331",
				"body":{"stringValue":"failed"},"attributes":[%s]}]}]}"""
			.formatted(Instant.now().toEpochMilli() * 1_000_000, severity, trace, attributes);
	}

}
