package com.tiktickets.observability.wire;

import com.tiktickets.observability.test.OtlpReceiver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okio.Buffer;

/**
 * The Collector's gRPC port: hands each message to a receiver that speaks HTTP. With
 * certificates it takes both protocols, from clients that present one.
 */
final class GrpcCollector implements AutoCloseable {

	private static final String PACKAGE = "/opentelemetry.proto.collector.";

	private static final Map<String, String> PATHS = Map.of(PACKAGE + "trace.v1.TraceService/Export", "/v1/traces",
			PACKAGE + "metrics.v1.MetricsService/Export", "/v1/metrics", PACKAGE + "logs.v1.LogsService/Export",
			"/v1/logs");

	private static final int FRAME_HEADER = 5;

	private final HttpClient client = HttpClient.newHttpClient();

	private final MockWebServer server = new MockWebServer();

	private final OtlpReceiver receiver;

	private GrpcCollector(OtlpReceiver receiver) {
		this.receiver = receiver;
		this.server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
		this.server.setDispatcher(new Dispatcher() {

			@Override
			public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
				return answer(request);
			}

		});
	}

	static GrpcCollector start() throws IOException {
		GrpcCollector collector = new GrpcCollector(OtlpReceiver.start());
		collector.server.start();
		return collector;
	}

	static GrpcCollector startWithClientCertificates(HandshakeCertificates certificates) throws IOException {
		GrpcCollector collector = new GrpcCollector(OtlpReceiver.start());
		collector.server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
		collector.server.useHttps(certificates.sslSocketFactory());
		collector.server.requireClientAuth();
		collector.server.start();
		return collector;
	}

	private MockResponse answer(RecordedRequest request) throws InterruptedException {
		String path = PATHS.get(request.getTarget());
		if (path == null) {
			return answerHttp(request);
		}
		boolean taken = request.getBody() != null && isTaken(path, request.getBody().toByteArray(), FRAME_HEADER);
		return new MockResponse.Builder().addHeader("content-type", "application/grpc")
			.body(new Buffer().write(new byte[FRAME_HEADER]))
			.trailers(Headers.of("grpc-status", taken ? "0" : "12"))
			.build();
	}

	private MockResponse answerHttp(RecordedRequest request) throws InterruptedException {
		boolean taken = request.getBody() != null && isTaken(request.getTarget(), request.getBody().toByteArray(), 0);
		return new MockResponse.Builder().code(taken ? 200 : 404).build();
	}

	private boolean isTaken(String path, byte[] body, int start) throws InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.receiver.endpoint() + path))
			.POST(HttpRequest.BodyPublishers.ofByteArray(body, start, body.length - start))
			.build();
		try {
			return this.client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	OtlpReceiver receiver() {
		return this.receiver;
	}

	String endpoint() {
		return this.server.url("/").scheme() + "://localhost:" + this.server.getPort();
	}

	@Override
	public void close() {
		this.server.close();
		this.receiver.close();
	}

}
