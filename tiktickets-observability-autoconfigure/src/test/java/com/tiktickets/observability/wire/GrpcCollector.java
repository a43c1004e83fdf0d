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
import okio.Buffer;

/** The Collector's gRPC port: hands each message to a receiver that speaks HTTP. */
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

	private MockResponse answer(RecordedRequest request) throws InterruptedException {
		String path = PATHS.get(request.getTarget());
		boolean taken = path != null && request.getBody() != null && isTaken(path, request.getBody().toByteArray());
		return new MockResponse.Builder().addHeader("content-type", "application/grpc")
			.body(new Buffer().write(new byte[FRAME_HEADER]))
			.trailers(Headers.of("grpc-status", taken ? "0" : "12"))
			.build();
	}

	private boolean isTaken(String path, byte[] frame) throws InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.receiver.endpoint() + path))
			.POST(HttpRequest.BodyPublishers.ofByteArray(frame, FRAME_HEADER, frame.length - FRAME_HEADER))
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
		return "http://localhost:" + this.server.getPort();
	}

	@Override
	public void close() {
		this.server.close();
		this.receiver.close();
	}

}
