package com.tiktickets.observability.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/**
 * Takes what one variant exports, counts it and forgets it. Each variant has a sink of
 * its own, so that none needs to be told apart by what it sends. Thread-safe.
 */
final class Sink implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService executor = Executors.newFixedThreadPool(2);

	private Items received = Items.NONE;

	Sink() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.executor);
		handle("/v1/traces", OtlpItems::traces);
		handle("/v1/logs", OtlpItems::logs);
		handle("/v1/metrics", OtlpItems::metrics);
		this.server.start();
	}

	private void handle(String path, Counter counter) {
		this.server.createContext(path, (exchange) -> {
			try (exchange; InputStream body = bodyOf(exchange)) {
				add(counter.count(body.readAllBytes()));
				exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
				exchange.sendResponseHeaders(200, -1);
			}
		});
	}

	private static InputStream bodyOf(HttpExchange exchange) throws IOException {
		List<String> encodings = exchange.getRequestHeaders().getOrDefault("Content-Encoding", List.of());
		return encodings.contains("gzip") ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
	}

	private synchronized void add(Items items) {
		this.received = this.received.plus(items);
		notifyAll();
	}

	synchronized Items received() {
		return this.received;
	}

	/**
	 * Waits until everything has come, or nothing comes any more.
	 * @param expected what is to come in all
	 * @param quiet how long nothing has to come to believe that the rest is lost
	 * @return what has come in all
	 * @throws InterruptedException if the run is aborted
	 */
	synchronized Items await(Items expected, Duration quiet) throws InterruptedException {
		long seen = -1;
		long deadline = 0;
		while (this.received.missingFrom(expected) > 0) {
			if (this.received.ofRequests() != seen) {
				seen = this.received.ofRequests();
				deadline = System.nanoTime() + quiet.toNanos();
			}
			long millis = (deadline - System.nanoTime()) / 1_000_000;
			if (millis <= 0) {
				break;
			}
			wait(millis);
		}
		return this.received;
	}

	String endpoint() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	@FunctionalInterface
	private interface Counter {

		Items count(byte[] body) throws IOException;

	}

}
