package com.tiktickets.sample.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The service that notifies agents by phone. It fails for tickets of the queue
 * {@code billing}.
 */
final class NotificationEndpoint implements AutoCloseable {

	/** A ticket for which it is broken. */
	static final Map<String, String> BROKEN_FOR = Map.of("subject", "Charged twice", "message", "Please help.",
			"channel", "email", "queue", "billing");

	private final HttpServer server;

	NotificationEndpoint() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/hooks/notify", NotificationEndpoint::answer);
		this.server.start();
	}

	private static void answer(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(body.contains("billing") ? 503 : 204, -1);
		exchange.close();
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
