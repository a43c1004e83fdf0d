package com.tiktickets.sample.telemetry.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.sample.telemetry.Otlp;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class OtlpReceiverTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String SPAN = "b7ad6b7169203331";

	private static final String PARENT = "00f067aa0ba902b7";

	private static final int LIMIT = 100_000;

	private TelemetryInbox inbox;

	private OtlpReceiver receiver;

	private Otlp otlp;

	@BeforeEach
	void start() throws IOException {
		this.inbox = new TelemetryInbox(properties(0), Clock.systemUTC());
		this.receiver = new OtlpReceiver(properties(0), this.inbox);
		this.otlp = new Otlp(this.receiver.port());
	}

	@AfterEach
	void stop() {
		this.receiver.destroy();
	}

	@Test
	void protobufIsTaken() throws Exception {
		HttpResponse<String> answer = this.otlp.send(Otlp.traces("shop", Otlp.span(TRACE, SPAN, PARENT, "GET /")));

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(this.inbox.spans()).singleElement().satisfies((span) -> {
			assertThat(span.traceId()).isEqualTo(TRACE);
			assertThat(span.parentId()).isEqualTo(PARENT);
			assertThat(span.resource().service()).isEqualTo("shop");
		});
	}

	@Test
	void gzipIsTaken() throws Exception {
		byte[] body = Otlp.traces("shop", Otlp.span(TRACE, SPAN, PARENT, "GET /")).toByteArray();

		HttpResponse<String> answer = this.otlp.post("traces", Otlp.gzip(body), "Content-Type",
				"application/x-protobuf", "Content-Encoding", "gzip");

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(this.inbox.spans()).hasSize(1);
	}

	@Test
	void spansInJsonHaveTheirIdsInHex() throws Exception {
		HttpResponse<String> answer = json("traces", """
				{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},
				"scopeSpans":[{"spans":[{"traceId":"%s","spanId":"%s","parentSpanId":"%s","name":"GET /","kind":2,
				"startTimeUnixNano":"1000","endTimeUnixNano":"2000","unknown":1,
				"links":[{"traceId":"%s","spanId":"%s"}],"status":{"code":2}}]}]}]}
				""".formatted(TRACE, SPAN, PARENT, TRACE.toUpperCase(Locale.ROOT), PARENT));

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(this.inbox.spans()).singleElement().satisfies((span) -> {
			assertThat(span.traceId()).isEqualTo(TRACE);
			assertThat(span.spanId()).isEqualTo(SPAN);
			assertThat(span.parentId()).isEqualTo(PARENT);
			assertThat(span.kind()).isEqualTo(SpanRecord.Kind.SERVER);
			assertThat(span.failed()).isTrue();
			assertThat(span.links()).containsExactly(new SpanRecord.Link(TRACE, PARENT));
		});
	}

	@Test
	void logRecordsInJsonAreTaken() throws Exception {
		json("logs", """
				{"resourceLogs":[{"scopeLogs":[{"scope":{"name":"cart"},"logRecords":[{"timeUnixNano":"7",
				"severityNumber":17,"body":{"stringValue":"no stock"},"traceId":"%s","spanId":"%s",
				"attributes":[{"key":"tenant_id","value":{"stringValue":"acme"}}]}]}]}]}
				""".formatted(TRACE, SPAN));

		assertThat(this.inbox.logs()).singleElement().satisfies((log) -> {
			assertThat(log.body()).isEqualTo("no stock");
			assertThat(log.traceId()).isEqualTo(TRACE);
			assertThat(log.tenant()).isEqualTo("acme");
		});
	}

	@Test
	void metricsInJsonAreTakenWithTheirExemplars() throws Exception {
		json("metrics",
				"""
						{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"d","unit":"s","histogram":{
						"aggregationTemporality":2,"dataPoints":[{"startTimeUnixNano":"1","timeUnixNano":"2","count":"1","sum":0.2,
						"explicitBounds":[0.1,0.5],"bucketCounts":["0","1","0"],
						"exemplars":[{"timeUnixNano":"2","asDouble":0.2,"traceId":"%s","spanId":"%s"}]}]}}]}]}]}
						"""
					.formatted(TRACE, SPAN));

		assertThat(this.inbox.points()).singleElement()
			.satisfies((point) -> assertThat(point.exemplars())
				.containsExactly(new MetricPoint.Exemplar(2, 0.2, TRACE, SPAN)));
	}

	@Test
	void badProtobufIsRefusedWithASentence() throws Exception {
		HttpResponse<String> answer = this.otlp.post("traces", "not protobuf".getBytes(StandardCharsets.UTF_8),
				"Content-Type", "application/x-protobuf");

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("The body is not an OTLP export in protobuf");
		assertThat(this.inbox.usage().empty()).isTrue();
	}

	@Test
	void badJsonIsRefusedWithASentence() throws Exception {
		assertRefused(json("logs", "{\"resourceLogs\":"), 400, "The body is not an OTLP export in JSON");
	}

	@Test
	void idThatIsNotHexIsRefusedWithASentence() throws Exception {
		assertRefused(json("traces", "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"xyz\"}]}]}]}"),
				400, "The body is not an OTLP export in JSON");
	}

	@Test
	void deeplyNestedJsonIsRefused() throws Exception {
		assertRefused(json("traces", "[".repeat(40_000)), 400, "The body is not an OTLP export in JSON");
	}

	@Test
	void whatIsNoGzipIsRefused() throws Exception {
		HttpResponse<String> answer = this.otlp.post("traces", new byte[] { 1, 2, 3 }, "Content-Type",
				"application/json", "Content-Encoding", "gzip");

		assertRefused(answer, 400, "is said to be gzip, and is not");
	}

	@Test
	void largeBodyIsRefused() throws Exception {
		HttpResponse<String> answer = this.otlp.post("traces", new byte[5 * LIMIT], "Content-Type", "application/json");

		assertRefused(answer, 413, "send smaller batches");
	}

	@Test
	void bodyThatIsLargeOnceDecompressedIsRefused() throws Exception {
		HttpResponse<String> answer = this.otlp.post("traces", Otlp.gzip(new byte[50_000_000]), "Content-Type",
				"application/json", "Content-Encoding", "gzip");

		assertRefused(answer, 413, "send smaller batches");
	}

	@Test
	void otherTypesAreRefused() throws Exception {
		HttpResponse<String> answer = this.otlp.post("traces", new byte[0], "Content-Type", "text/plain");

		assertThat(answer.statusCode()).isEqualTo(415);
		assertThat(answer.body()).contains("Content-Type is application/x-protobuf or application/json");
	}

	@Test
	void otherMethodsAreRefused() throws Exception {
		assertThat(this.otlp.get("traces").statusCode()).isEqualTo(405);
	}

	@Test
	void otherAddressesAreNotFound() throws Exception {
		assertRefused(this.otlp.get("profiles"), 404, "/v1/traces");
	}

	@Test
	void takenPortDoesNotStopTheApplication() throws Exception {
		OtlpReceiver second = new OtlpReceiver(properties(this.receiver.port()), this.inbox);

		assertThat(second.state()).isEqualTo(OtlpReceiver.State.PORT_TAKEN);
		second.destroy();
	}

	private HttpResponse<String> json(String signal, String body) throws Exception {
		return this.otlp.post(signal, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
	}

	private static void assertRefused(HttpResponse<String> answer, int status, String sentence) {
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.body()).contains("\"message\"").contains(sentence);
	}

	private static InboxProperties properties(int port) {
		return new InboxProperties(true, port, Duration.ofMinutes(1), DataSize.ofMegabytes(1), DataSize.ofBytes(LIMIT));
	}

}
