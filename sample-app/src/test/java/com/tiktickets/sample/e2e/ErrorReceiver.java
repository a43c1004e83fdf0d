package com.tiktickets.sample.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/**
 * Takes over OTLP what the Collector hands to Vector, and has it as events of Vector.
 */
final class ErrorReceiver implements AutoCloseable {

	private HttpServer server;

	private final List<VectorEvent> events = new CopyOnWriteArrayList<>();

	private final Set<String> paths = ConcurrentHashMap.newKeySet();

	ErrorReceiver() {
		this.server = serve(0);
	}

	private HttpServer serve(int port) {
		try {
			// Reached from a container: through the bridge, not over the loopback
			// address.
			HttpServer started = HttpServer.create(new InetSocketAddress(port), 0);
			started.createContext("/", this::take);
			started.start();
			return started;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Is away until it is started again, at the same address.
	 */
	void stop() {
		this.server.stop(0);
	}

	void startAgain() {
		this.server = serve(port());
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.paths.add(exchange.getRequestURI().getPath());
			for (ResourceLogs resource : logs(exchange).getResourceLogsList()) {
				resource.getScopeLogsList()
					.forEach((scope) -> scope.getLogRecordsList()
						.forEach((log) -> this.events
							.add(VectorEvent.of(resource.getResource(), scope.getScope(), log))));
			}
			exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
			exchange.sendResponseHeaders(200, -1);
		}
	}

	private static ExportLogsServiceRequest logs(HttpExchange exchange) throws IOException {
		boolean compressed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
		try (InputStream body = compressed ? new GZIPInputStream(exchange.getRequestBody())
				: exchange.getRequestBody()) {
			return ExportLogsServiceRequest.parseFrom(body);
		}
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	/**
	 * Everything that has arrived, of all tests.
	 */
	List<VectorEvent> events() {
		return List.copyOf(this.events);
	}

	List<VectorEvent> events(String traceId) {
		return this.events.stream().filter((event) -> event.traceId().equals(traceId)).toList();
	}

	/**
	 * The messages of a service's errors.
	 */
	List<String> messages(String service) {
		return this.events.stream()
			.filter((event) -> event.service().equals(service))
			.map((event) -> event.fields().get("message").toString())
			.toList();
	}

	/**
	 * The paths that the Collector has asked for, one for each signal.
	 */
	Set<String> paths() {
		return Set.copyOf(this.paths);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
