package com.tiktickets.observability.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OtlpReceiverTests {

	private static final byte[] SPAN = ExportTraceServiceRequest.newBuilder()
		.addResourceSpans(ResourceSpans.newBuilder()
			.addScopeSpans(ScopeSpans.newBuilder()
				.addSpans(Span.newBuilder()
					.setName("GET /tickets")
					.addAttributes(KeyValue.newBuilder()
						.setKey("tenant_id")
						.setValue(AnyValue.newBuilder().setStringValue("acme"))))))
		.build()
		.toByteArray();

	private OtlpReceiver receiver;

	@BeforeEach
	void start() throws IOException {
		this.receiver = OtlpReceiver.start();
	}

	@AfterEach
	void stop() {
		this.receiver.close();
	}

	@Test
	void keepsWhatArrivesDecoded() throws Exception {
		assertThat(post(SPAN)).isEqualTo(200);
		assertThat(this.receiver.received().spansNamed("GET /tickets")).hasSize(1)
			.allMatch((span) -> "acme".equals(span.attribute("tenant_id")));
	}

	@Test
	void takesGzip() throws Exception {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(SPAN);
		}
		assertThat(post(compressed.toByteArray(), "Content-Encoding", "gzip")).isEqualTo(200);
		assertThat(this.receiver.received().spans()).hasSize(1);
	}

	@Test
	void refusesAsTold() throws Exception {
		this.receiver.answerWith(503);
		assertThat(post(SPAN)).isEqualTo(503);
		assertThat(this.receiver.received().spans()).isEmpty();
		assertThat(this.receiver.requests()).isEqualTo(1);
	}

	private int post(byte[] body, String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.receiver.endpoint() + "/v1/traces"))
			.POST(HttpRequest.BodyPublishers.ofByteArray(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
	}

}
