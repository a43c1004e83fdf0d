package com.tiktickets.observability.wire;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Accepts each request and keeps its bytes, until the one with the last item. */
final class RecordedRequests implements AutoCloseable {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final HttpServer server;

	private volatile boolean complete;

	RecordedRequests(String last) throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
			try (exchange;
					InputStream body = packed ? new GZIPInputStream(exchange.getRequestBody())
							: exchange.getRequestBody()) {
				byte[] request = body.readAllBytes();
				this.bytes.writeBytes(request);
				this.complete |= new String(request, StandardCharsets.UTF_8).contains(last);
				exchange.sendResponseHeaders(200, -1);
			}
		});
		this.server.start();
	}

	String endpoint() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	boolean isComplete() {
		return this.complete;
	}

	/** Protobuf writes a text as its UTF-8 bytes, without any escape. */
	String text() {
		return this.bytes.toString(StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
