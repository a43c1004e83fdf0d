package com.tiktickets.observability.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/**
 * Takes what one variant exports, counts it and forgets it. Each variant has a sink of
 * its own, so that none needs to be told apart by what it sends. Thread-safe.
 */
final class Sink implements AutoCloseable {

	private static final int SECONDS_OF_DELAY = 2;

	private final int port;

	private final ExecutorService executor = Executors.newFixedThreadPool(2);

	private HttpServer server;

	private Items received = Items.NONE;

	private long counted;

	private long metricExports;

	private volatile Load load = Load.HALF;

	Sink() throws IOException {
		this.server = listen(0);
		this.port = this.server.getAddress().getPort();
	}

	private HttpServer listen(int port) throws IOException {
		HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		listening.setExecutor(this.executor);
		handle(listening, "/v1/traces", OtlpItems::traces);
		handle(listening, "/v1/logs", OtlpItems::logs);
		handle(listening, "/v1/metrics", (body) -> {
			count(LostItems.in(body));
			return OtlpItems.metrics(body);
		});
		listening.start();
		return listening;
	}

	private void handle(HttpServer listening, String path, Counter counter) {
		listening.createContext(path, (exchange) -> {
			try (exchange; InputStream body = bodyOf(exchange)) {
				byte[] bytes = body.readAllBytes();
				exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
				exchange.sendResponseHeaders(answer(bytes, counter), -1);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
	}

	private int answer(byte[] body, Counter counter) throws IOException, InterruptedException {
		if (this.load == Load.COLLECTOR_REFUSES) {
			return 503;
		}
		if (this.load == Load.COLLECTOR_SLOW) {
			// The delay is the load: one of the two threads is busy for that long.
			new CountDownLatch(1).await(SECONDS_OF_DELAY, TimeUnit.SECONDS);
		}
		add(counter.count(body));
		return 200;
	}

	/**
	 * Behaves as a load has it: slow, refusing, or not there at all.
	 * @param load the load
	 * @throws IOException if nobody listens and the port is taken meanwhile
	 */
	void behaveAs(Load load) throws IOException {
		if (this.load == Load.COLLECTOR_GONE) {
			this.server = listen(this.port);
		}
		this.load = load;
		if (load == Load.COLLECTOR_GONE) {
			this.server.stop(0);
		}
	}

	private static InputStream bodyOf(HttpExchange exchange) throws IOException {
		List<String> encodings = exchange.getRequestHeaders().getOrDefault("Content-Encoding", List.of());
		return encodings.contains("gzip") ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
	}

	private synchronized void add(Items items) {
		this.received = this.received.plus(items);
		notifyAll();
	}

	private synchronized void count(long lost) {
		this.counted = Math.max(this.counted, lost);
		this.metricExports++;
		notifyAll();
	}

	/**
	 * Waits for the next export of metrics.
	 * @param patience how long it may take
	 * @return what the process itself says it has lost since its start
	 * @throws InterruptedException if the run is aborted
	 */
	synchronized long counted(Duration patience) throws InterruptedException {
		long known = this.metricExports;
		long deadline = System.nanoTime() + patience.toNanos();
		long millis = patience.toMillis();
		while (this.metricExports == known && millis > 0) {
			wait(millis);
			millis = (deadline - System.nanoTime()) / 1_000_000;
		}
		return this.counted;
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
		return "http://localhost:" + this.port;
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
