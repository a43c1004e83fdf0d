package com.tiktickets.observability.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/**
 * Sends messages on a WebSocket, and waits for as many answers. No telemetry, and no
 * library whose cost would be on the core of the load.
 */
abstract class SocketClient implements WebSocket.Listener, AutoCloseable {

	static final String BODY = "The printer prints nothing but question marks";

	private static final int WINDOW = 64;

	private final Semaphore free = new Semaphore(WINDOW);

	private final CompletableFuture<Void> ready = new CompletableFuture<>();

	private final StringBuilder text = new StringBuilder();

	private final WebSocket socket;

	SocketClient(String uri, String... protocols) {
		WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder().header("X-Tenant-Id", "acme");
		if (protocols.length > 0) {
			builder.subprotocols(protocols[0]);
		}
		this.socket = builder.buildAsync(URI.create(uri), this).join();
	}

	/** Waits until messages can be sent. */
	void awaitReady() {
		this.ready.join();
	}

	final void ready() {
		this.ready.complete(null);
	}

	void exchange(int messages) throws InterruptedException {
		for (int i = 0; i < messages; i++) {
			this.free.acquire();
			send(this.socket, message());
		}
		this.free.acquire(WINDOW);
		this.free.release(WINDOW);
	}

	final void answered() {
		this.free.release();
	}

	static synchronized void send(WebSocket socket, String frame) {
		socket.sendText(frame, true).join();
	}

	abstract String message();

	abstract void receive(WebSocket from, String frame);

	@Override
	public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
		this.text.append(data);
		if (last) {
			String frame = this.text.toString();
			this.text.setLength(0);
			receive(from, frame);
		}
		from.request(1);
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void close() {
		this.socket.abort();
	}

}
