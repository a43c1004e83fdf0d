package com.tiktickets.sample.e2e;

import static org.awaitility.Awaitility.await;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.WebSocket;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * An agent's connections over Socket.IO and STOMP, with the clients that others use. Each
 * event is acknowledged.
 */
final class LiveConnection implements AutoCloseable {

	private static final Duration SOON = Duration.ofSeconds(30);

	private final AtomicInteger events = new AtomicInteger();

	private final Socket socket;

	private final StompSession session;

	LiveConnection(SampleProcess sample, String token) {
		IO.Options options = new IO.Options();
		options.forceNew = true;
		options.transports = new String[] { WebSocket.NAME };
		options.auth = Map.of("token", token);
		this.socket = IO.socket(URI.create(sample.socketIoUrl() + "/agents"), options);
		this.socket.on("ticket", this::acknowledge);
		this.socket.connect();
		await().atMost(SOON).until(this.socket::connected);
		this.session = stomp(sample, token);
		this.session.subscribe("/user/queue/tickets", new Frames());
	}

	private void acknowledge(Object... arguments) {
		this.events.incrementAndGet();
		if (arguments[arguments.length - 1] instanceof Ack ack) {
			ack.call();
		}
	}

	private static StompSession stomp(SampleProcess sample, String token) {
		StompHeaders connect = new StompHeaders();
		connect.add("Authorization", "Bearer " + token);
		try {
			return new WebSocketStompClient(new StandardWebSocketClient())
				.connectAsync(URI.create(sample.url().replace("http:", "ws:") + "/agents/stomp"),
						new WebSocketHttpHeaders(), connect, new StompSessionHandlerAdapter() {
						})
				.get(SOON.toSeconds(), TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException("no connection over STOMP", ex);
		}
	}

	/**
	 * Answers a ticket over STOMP.
	 */
	void answer(UUID ticket, String text) {
		StompHeaders headers = new StompHeaders();
		headers.setDestination("/app/reply");
		headers.add("content-type", "application/json");
		this.session.send(headers,
				JsonMapper.shared().writeValueAsBytes(Map.of("ticketId", ticket.toString(), "text", text)));
	}

	/**
	 * Waits until events of both protocols have come.
	 */
	void awaitEvents() {
		await().atMost(SOON).until(() -> this.events.get() >= 2);
	}

	@Override
	public void close() {
		this.socket.disconnect();
		this.session.disconnect();
	}

	private final class Frames implements StompFrameHandler {

		@Override
		public Type getPayloadType(StompHeaders headers) {
			return byte[].class;
		}

		@Override
		public void handleFrame(StompHeaders headers, @Nullable Object payload) {
			LiveConnection.this.events.incrementAndGet();
		}

	}

}
