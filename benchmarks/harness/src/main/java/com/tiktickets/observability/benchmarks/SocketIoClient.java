package com.tiktickets.observability.benchmarks;

import java.net.http.WebSocket;

/** Speaks Socket.IO 5 on Engine.IO 4, as far as events and acknowledgements go. */
final class SocketIoClient extends SocketClient {

	private static final String MESSAGE = "427[\"reply\",\"" + BODY + "\"]";

	SocketIoClient(int port) {
		super("ws://127.0.0.1:" + port + "/socket.io/?EIO=4&transport=websocket");
	}

	@Override
	String message() {
		return MESSAGE;
	}

	@Override
	void receive(WebSocket from, String frame) {
		if (frame.startsWith("0")) {
			send(from, "40{\"token\":\"acme\"}");
		}
		else if (frame.startsWith("40")) {
			ready();
		}
		else if (frame.startsWith("43")) {
			answered();
		}
		else if (frame.equals("2")) {
			send(from, "3");
		}
	}

}
