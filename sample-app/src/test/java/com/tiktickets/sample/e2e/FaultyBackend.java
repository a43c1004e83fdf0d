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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/**
 * A backend of logs that answers as a test wants it to.
 */
final class FaultyBackend implements AutoCloseable {

	private final HttpServer server;

	private final List<String> bodies = new CopyOnWriteArrayList<>();

	private final AtomicInteger refusals = new AtomicInteger();

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private volatile int status = 200;

	private volatile Duration delay = Duration.ZERO;

	FaultyBackend() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor((request) -> CompletableFuture
			.delayedExecutor(this.delay.toNanos(), TimeUnit.NANOSECONDS, this.executor)
			.execute(request));
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange; InputStream body = new GZIPInputStream(exchange.getRequestBody())) {
			int answer = this.status;
			ExportLogsServiceRequest request = ExportLogsServiceRequest.parseFrom(body);
			if (answer == 200) {
				request.getResourceLogsList()
					.forEach((resource) -> resource.getScopeLogsList()
						.forEach((scope) -> scope.getLogRecordsList()
							.forEach((log) -> this.bodies.add(log.getBody().getStringValue()))));
			}
			else {
				this.refusals.incrementAndGet();
			}
			exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
			exchange.sendResponseHeaders(answer, -1);
		}
	}

	void answers(int status) {
		this.status = status;
	}

	void takes(Duration time) {
		this.delay = time;
	}

	/**
	 * The bodies of the records that it has taken, one that came twice twice.
	 */
	List<String> bodies() {
		return List.copyOf(this.bodies);
	}

	int refusals() {
		return this.refusals.get();
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

}
