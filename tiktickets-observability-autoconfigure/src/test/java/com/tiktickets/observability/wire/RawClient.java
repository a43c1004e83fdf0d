package com.tiktickets.observability.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that leaves when it likes: its connection is reset. */
final class RawClient {

	private RawClient() {
	}

	/** Asks, reads until a word comes, and leaves. */
	static void leaveAfter(int port, String request, String word) {
		try (Socket socket = new Socket("localhost", port)) {
			socket.setSoLinger(true, 0);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			readUntil(socket.getInputStream(), word);
		}
		catch (IOException ex) {
			throw new IllegalStateException("The server left first", ex);
		}
	}

	private static void readUntil(InputStream input, String word) throws IOException {
		ByteArrayOutputStream read = new ByteArrayOutputStream();
		while (!read.toString(StandardCharsets.ISO_8859_1).contains(word)) {
			int next = input.read();
			if (next < 0) {
				throw new IOException("No " + word + " in " + read.toString(StandardCharsets.ISO_8859_1));
			}
			read.write(next);
		}
	}

	static String get(String path) {
		return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
	}

	/** The body never comes; the server says when it waits for it. */
	static String upload(String path) {
		return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\n"
				+ "Expect: 100-continue\r\nContent-Length: 1000000\r\n\r\n";
	}

}
