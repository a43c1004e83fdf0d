package com.tiktickets.observability.test;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An OTLP/HTTP endpoint inside a test, on a port of its own of the loopback interface. It
 * takes what an exporter sends, protobuf with or without gzip, and keeps it decoded.
 * Thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP/HTTP</a>
 */
public final class OtlpReceiver implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService executor = Executors.newFixedThreadPool(2);

	private final ReceivedTelemetry received = new ReceivedTelemetry();

	private final AtomicInteger requests = new AtomicInteger();

	private volatile int status = 200;

	private volatile Headers lastHeaders = new Headers();

	private OtlpReceiver(int port) throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		this.server.setExecutor(this.executor);
		handle("/v1/traces", (body) -> this.received.add(ExportTraceServiceRequest.parseFrom(body)));
		handle("/v1/metrics", (body) -> this.received.add(ExportMetricsServiceRequest.parseFrom(body)));
		handle("/v1/logs", (body) -> this.received.add(ExportLogsServiceRequest.parseFrom(body)));
		this.server.start();
	}

	/**
	 * Starts a receiver on a free port.
	 * @return the receiver
	 * @throws IOException if no port can be opened
	 */
	public static OtlpReceiver start() throws IOException {
		return new OtlpReceiver(0);
	}

	/**
	 * Starts a receiver on a given port.
	 * @param port the port
	 * @return the receiver
	 * @throws IOException if the port cannot be opened
	 */
	public static OtlpReceiver start(int port) throws IOException {
		return new OtlpReceiver(port);
	}

	private void handle(String path, BodyHandler handler) {
		this.server.createContext(path, (exchange) -> {
			try (exchange; InputStream body = bodyOf(exchange)) {
				this.requests.incrementAndGet();
				this.lastHeaders = exchange.getRequestHeaders();
				byte[] bytes = body.readAllBytes();
				if (this.status == 200) {
					handler.handle(bytes);
				}
				exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
				exchange.sendResponseHeaders(this.status, -1);
			}
		});
	}

	private static InputStream bodyOf(HttpExchange exchange) throws IOException {
		List<String> encodings = exchange.getRequestHeaders().getOrDefault("Content-Encoding", List.of());
		return encodings.contains("gzip") ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
	}

	/**
	 * Returns the address for {@code otel.exporter.otlp.endpoint}.
	 * @return the address, without a path
	 */
	public String endpoint() {
		return "http://localhost:" + port();
	}

	/**
	 * Returns the port.
	 * @return the port
	 */
	public int port() {
		return this.server.getAddress().getPort();
	}

	/**
	 * Returns what has arrived.
	 * @return a live view, never stale
	 */
	public ReceivedTelemetry received() {
		return this.received;
	}

	/**
	 * Returns how many exports have arrived, refused ones included.
	 * @return the number
	 */
	public int requests() {
		return this.requests.get();
	}

	/**
	 * Returns a header of the last export.
	 * @param name the header's name
	 * @return its value, or {@code null} if there is none
	 */
	public @Nullable String lastHeader(String name) {
		return this.lastHeaders.getFirst(name);
	}

	/**
	 * Answers further exports with this status; all but 200 refuse what comes.
	 * @param status the HTTP status
	 */
	public void answerWith(int status) {
		this.status = status;
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	private interface BodyHandler {

		void handle(byte[] body) throws IOException;

	}

}
