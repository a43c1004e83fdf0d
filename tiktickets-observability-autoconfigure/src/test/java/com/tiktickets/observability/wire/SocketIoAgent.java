package com.tiktickets.observability.wire;

import com.corundumstudio.socketio.SocketIOServer;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.WebSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A Socket.IO client that keeps what it is sent. */
final class SocketIoAgent {

	private final Socket socket;

	private final CompletableFuture<String> outcome = new CompletableFuture<>();

	private final List<Object[]> notifications = new CopyOnWriteArrayList<>();

	private SocketIoAgent(Socket socket) {
		this.socket = socket;
		socket.on(Socket.EVENT_CONNECT, (args) -> this.outcome.complete("connected"));
		socket.on(Socket.EVENT_CONNECT_ERROR, (args) -> this.outcome.complete("refused " + args[0]));
		socket.on("notification", this.notifications::add);
		socket.on("question", (args) -> ((Ack) args[args.length - 1]).call("42"));
	}

	/** Connects, and waits for what comes of it. */
	static SocketIoAgent connect(WireApplication application, String token, String traceparent) throws Exception {
		IO.Options options = options();
		if (token != null) {
			options.auth = Map.of("token", token);
		}
		if (traceparent != null) {
			options.extraHeaders = Map.of("traceparent", List.of(traceparent));
		}
		return connect(application, options);
	}

	/** As a browser does, which cannot set a header. */
	static SocketIoAgent connectWith(WireApplication application, Map<String, String> auth) throws Exception {
		IO.Options options = options();
		options.auth = auth;
		return connect(application, options);
	}

	private static IO.Options options() {
		IO.Options options = new IO.Options();
		options.forceNew = true;
		options.reconnection = false;
		options.transports = new String[] { WebSocket.NAME };
		return options;
	}

	private static SocketIoAgent connect(WireApplication application, IO.Options options) throws Exception {
		int port = application.context().getBean(SocketIOServer.class).getConfiguration().getPort();
		SocketIoAgent agent = new SocketIoAgent(IO.socket(URI.create("http://localhost:" + port), options));
		agent.socket.connect();
		agent.outcome.get(30, TimeUnit.SECONDS);
		return agent;
	}

	String outcome() {
		return this.outcome.getNow("");
	}

	void emit(String event, Object... args) {
		this.socket.emit(event, args);
	}

	/** Emits, and waits for the acknowledgement. */
	String ask(String event, Object... args) throws Exception {
		CompletableFuture<String> answer = new CompletableFuture<>();
		this.socket.emit(event, args, (result) -> answer.complete((result.length > 0) ? "" + result[0] : ""));
		return answer.get(30, TimeUnit.SECONDS);
	}

	List<Object[]> notifications() {
		return this.notifications;
	}

	void disconnect() {
		this.socket.disconnect();
	}

}
