package com.tiktickets.sample.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;

/**
 * A backend of logs that answers as a test wants it to.
 */
final class FaultyBackend implements AutoCloseable {

	private final HttpServer server;

	private final List<String> bodies = new CopyOnWriteArrayList<>();

	private volatile int status = 200;

	private volatile Duration pause = Duration.ZERO;

	FaultyBackend() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(Executors.newCachedThreadPool());
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange; InputStream body = new GZIPInputStream(exchange.getRequestBody())) {
			int answer = this.status;
			ExportLogsServiceRequest request = ExportLogsServiceRequest.parseFrom(body);
			LockSupport.parkNanos(this.pause.toNanos());
			if (answer == 200) {
				request.getResourceLogsList()
					.forEach((resource) -> resource.getScopeLogsList()
						.forEach((scope) -> scope.getLogRecordsList()
							.forEach((log) -> this.bodies.add(log.getBody().getStringValue()))));
			}
			exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
			exchange.sendResponseHeaders(answer, -1);
		}
	}

	void answers(int status) {
		this.status = status;
	}

	void takes(Duration time) {
		this.pause = time;
	}

	/**
	 * The bodies of the records that it has taken, one that came twice twice.
	 */
	List<String> bodies() {
		return List.copyOf(this.bodies);
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
