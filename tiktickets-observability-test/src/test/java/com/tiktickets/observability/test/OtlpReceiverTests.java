package com.tiktickets.observability.test;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OtlpReceiverTests {

	private final HttpClient client = HttpClient.newHttpClient();

	private OtlpReceiver receiver;

	@BeforeEach
	void start() throws IOException {
		this.receiver = OtlpReceiver.start();
	}

	@AfterEach
	void close() {
		this.receiver.close();
	}

	@Test
	void keepsSpansWithTheirResource() throws Exception {
		assertThat(post("/v1/traces", spanNamed("GET /tickets").toByteArray())).isEqualTo(200);
		assertThat(this.receiver.received().spansNamed("GET /tickets")).singleElement().satisfies((span) -> {
			assertThat(span.traceId()).isEqualTo("0a".repeat(16));
			assertThat(span.parentSpanId()).isEmpty();
			assertThat(span.attributes()).isEqualTo(Map.of("tenant_id", "acme"));
			assertThat(span.resource()).isEqualTo(Map.of("service.name", "tickets"));
		});
	}

	@Test
	void unpacksWhatIsCompressed() throws Exception {
		assertThat(post("/v1/traces", gzip(spanNamed("packed").toByteArray()), "Content-Encoding", "gzip"))
			.isEqualTo(200);
		assertThat(this.receiver.received().spansNamed("packed")).hasSize(1);
	}

	@Test
	void keepsLogRecords() throws Exception {
		var request = ExportLogsServiceRequest.newBuilder();
		request.addResourceLogsBuilder()
			.addScopeLogsBuilder()
			.addLogRecordsBuilder()
			.setBody(AnyValue.newBuilder().setStringValue("Ticket 7 opened"))
			.setSeverityText("INFO");
		assertThat(post("/v1/logs", request.build().toByteArray())).isEqualTo(200);
		assertThat(this.receiver.received().logsWith("opened")).singleElement()
			.extracting(ReceivedLog::body, ReceivedLog::severity, ReceivedLog::traceId)
			.containsExactly("Ticket 7 opened", "INFO", "");
	}

	@Test
	void ofASeriesTheLastPointIsTheLatest() throws Exception {
		for (long time = 1; time <= 2; time++) {
			var request = ExportMetricsServiceRequest.newBuilder();
			Metric.Builder metric = request.addResourceMetricsBuilder().addScopeMetricsBuilder().addMetricsBuilder();
			metric.setName("ticket.opened")
				.getSumBuilder()
				.addDataPoints(NumberDataPoint.newBuilder().setTimeUnixNano(time).setAsInt(time * 10));
			assertThat(post("/v1/metrics", request.build().toByteArray())).isEqualTo(200);
		}
		assertThat(this.receiver.received().pointsOf("ticket.opened")).hasSize(2);
		assertThat(this.receiver.received().lastPointsOf("ticket.opened")).extracting(ReceivedPoint::value)
			.containsExactly(20.0);
	}

	@Test
	void countsWhatItRefusesAndKeepsNothing() throws Exception {
		this.receiver.answerWith(503);
		assertThat(post("/v1/traces", spanNamed("refused").toByteArray())).isEqualTo(503);
		assertThat(this.receiver.received().items()).isEmpty();
		assertThat(this.receiver.requests()).isEqualTo(1);
	}

	private int post(String path, byte[] body, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.receiver.endpoint() + path));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.client.send(request.POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.discarding())
			.statusCode();
	}

	private static byte[] gzip(byte[] bytes) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
			gzip.write(bytes);
		}
		return packed.toByteArray();
	}

	private static ExportTraceServiceRequest spanNamed(String name) {
		var request = ExportTraceServiceRequest.newBuilder();
		var resourceSpans = request.addResourceSpansBuilder();
		resourceSpans.getResourceBuilder().addAttributes(attribute("service.name", "tickets"));
		resourceSpans.addScopeSpansBuilder()
			.addSpansBuilder()
			.setName(name)
			.setTraceId(
					ByteString.copyFrom(new byte[] { 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10 }))
			.addAttributes(attribute("tenant_id", "acme"));
		return request.build();
	}

	private static KeyValue attribute(String key, String value) {
		return KeyValue.newBuilder().setKey(key).setValue(AnyValue.newBuilder().setStringValue(value)).build();
	}

}
