package com.tiktickets.observability.wire;

import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;
import org.springframework.web.socket.sockjs.client.RestTemplateXhrTransport;
import org.springframework.web.socket.sockjs.client.SockJsClient;

/** A STOMP client that keeps what it is sent. */
final class StompAgent {

	private final StompSession session;

	private final List<StompHeaders> frames = new CopyOnWriteArrayList<>();

	private final List<String> texts = new CopyOnWriteArrayList<>();

	private StompAgent(StompSession session) {
		this.session = session;
	}

	static StompAgent connect(WireApplication application, String tenant) throws Exception {
		return connect(new StandardWebSocketClient(), application.url("/ws").replace("http:", "ws:"), tenant, null);
	}

	/** Connects as nobody, or as one tenant, and says in its first frame who it is. */
	static StompAgent connectAndLogIn(WireApplication application, String tenant, String login) throws Exception {
		return connect(new StandardWebSocketClient(), application.url("/ws").replace("http:", "ws:"), tenant, login);
	}

	/**
	 * Connects by HTTP requests, as browsers do that are not let through to a WebSocket.
	 */
	static StompAgent connectBySockJs(WireApplication application, String tenant) throws Exception {
		return connect(new SockJsClient(List.of(new RestTemplateXhrTransport())), application.url("/sockjs"), tenant,
				null);
	}

	private static StompAgent connect(WebSocketClient transport, String url, String tenant, String login)
			throws Exception {
		WebSocketStompClient client = new WebSocketStompClient(transport);
		client.setMessageConverter(new StringMessageConverter());
		WebSocketHttpHeaders headers = new WebSocketHttpHeaders();
		if (tenant != null) {
			headers.add("Authorization", TestSecurity.bearer(tenant));
		}
		StompHeaders connect = new StompHeaders();
		if (login != null) {
			connect.setLogin(login);
		}
		return new StompAgent(client.connectAsync(url, headers, connect, new StompSessionHandlerAdapter() {
		}).get(30, TimeUnit.SECONDS));
	}

	void subscribe(String destination) {
		this.session.subscribe(destination, new StompFrameHandler() {

			@Override
			public Type getPayloadType(StompHeaders headers) {
				return String.class;
			}

			@Override
			public void handleFrame(StompHeaders headers, Object payload) {
				StompAgent.this.texts.add("" + payload);
				StompAgent.this.frames.add(headers);
			}

		});
	}

	void send(String destination, String text) {
		this.session.send(destination, text);
	}

	List<StompHeaders> frames() {
		return this.frames;
	}

	List<String> texts() {
		return this.texts;
	}

	void disconnect() {
		this.session.disconnect();
	}

}
