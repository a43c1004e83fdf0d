package com.tiktickets.observability.benchmarks;

import java.net.http.WebSocket;

/** Speaks STOMP 1.2. */
final class StompClient extends SocketClient {

	private static final String MESSAGE = "SEND\ndestination:/app/reply\ncontent-type:text/plain\n\n" + BODY + "\0";

	StompClient(String base) {
		super(base.replace("http:", "ws:") + "/stomp", "v12.stomp");
	}

	@Override
	public void onOpen(WebSocket socket) {
		send(socket, "CONNECT\naccept-version:1.2\nheart-beat:0,0\nhost:localhost\n\n\0");
		socket.request(1);
	}

	@Override
	String message() {
		return MESSAGE;
	}

	@Override
	void receive(WebSocket from, String frame) {
		if (frame.startsWith("CONNECTED")) {
			send(from, "SUBSCRIBE\nid:0\ndestination:/topic/replies\n\n\0");
			ready();
		}
		else if (frame.startsWith("MESSAGE")) {
			answered();
		}
		else if (frame.startsWith("ERROR")) {
			throw new IllegalStateException(frame);
		}
	}

}
