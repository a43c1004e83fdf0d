package com.tiktickets.sample.journey;

import static org.awaitility.Awaitility.await;

import com.corundumstudio.socketio.SocketIOServer;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.WebSocket;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An agent who listens on both live connections, with the clients that others use. */
final class LiveAgent implements AutoCloseable {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final List<Heard> socketIo = new CopyOnWriteArrayList<>();

	private final List<Heard> stomp = new CopyOnWriteArrayList<>();

	private final CompletableFuture<String> outcome = new CompletableFuture<>();

	private final Socket socket;

	private final StompSession session;

	private LiveAgent(Socket socket, StompSession session) {
		this.socket = socket;
		this.session = session;
	}

	static LiveAgent connect(RunningSample sample, String tenant) throws Exception {
		String name = "agent-" + UUID.randomUUID();
		String token = sample.token(tenant, name);
		LiveAgent agent = new LiveAgent(socket(sample, token), session(sample, token));
		agent.listen();
		agent.session.subscribe("/user/queue/tickets", agent.new Frames());
		await().atMost(Duration.ofSeconds(30))
			.until(() -> sample.bean(SimpUserRegistry.class)
				.findSubscriptions(
						(subscription) -> subscription.getSession().getUser().getName().equals(tenant + "/" + name))
				.size() == 1);
		return agent;
	}

	/** What becomes of a connection by Socket.IO with this token. */
	static String tryToConnect(RunningSample sample, String token) throws Exception {
		LiveAgent agent = new LiveAgent(socket(sample, token), null);
		try {
			agent.socket.on(Socket.EVENT_CONNECT, (args) -> agent.outcome.complete("connected"));
			agent.socket.on(Socket.EVENT_CONNECT_ERROR, (args) -> agent.outcome.complete("refused"));
			agent.socket.connect();
			return agent.outcome.get(30, TimeUnit.SECONDS);
		}
		finally {
			agent.socket.disconnect();
		}
	}

	private static Socket socket(RunningSample sample, String token) {
		IO.Options options = new IO.Options();
		options.forceNew = true;
		options.reconnection = false;
		options.transports = new String[] { WebSocket.NAME };
		options.auth = Map.of("token", token);
		int port = sample.bean(SocketIOServer.class).getConfiguration().getPort();
		return IO.socket(URI.create("http://localhost:" + port + "/agents"), options);
	}

	static StompSession session(RunningSample sample, String token) throws Exception {
		WebSocketStompClient client = new WebSocketStompClient(new StandardWebSocketClient());
		StompHeaders connect = new StompHeaders();
		connect.add("Authorization", "Bearer " + token);
		return client.connectAsync(URI.create("ws://localhost:" + sample.port() + "/agents/stomp"),
				new WebSocketHttpHeaders(), connect, new StompSessionHandlerAdapter() {
				})
			.get(30, TimeUnit.SECONDS);
	}

	private void listen() throws Exception {
		this.socket.on(Socket.EVENT_CONNECT, (args) -> this.outcome.complete("connected"));
		this.socket.on(Socket.EVENT_CONNECT_ERROR,
				(args) -> this.outcome.completeExceptionally(new IllegalStateException("refused: " + args[0])));
		this.socket.on("ticket", (args) -> {
			JsonNode envelope = (args.length > 1) ? MAPPER.readTree(args[1].toString()) : MAPPER.createObjectNode();
			this.socketIo.add(new Heard(MAPPER.readTree(args[0].toString()),
					envelope.path("_otel").path("traceparent").asString("")));
		});
		this.socket.connect();
		this.outcome.get(30, TimeUnit.SECONDS);
	}

	/** Answers over STOMP. */
	void answer(String ticket, String text) {
		StompHeaders headers = new StompHeaders();
		headers.setDestination("/app/reply");
		headers.add("content-type", "application/json");
		this.session.send(headers, MAPPER.writeValueAsBytes(Map.of("ticketId", ticket, "text", text)));
	}

	void subscribe(String destination) {
		this.session.subscribe(destination, this.new Frames());
	}

	boolean isConnectedByStomp() {
		return this.session.isConnected();
	}

	List<Heard> socketIo() {
		return this.socketIo;
	}

	List<Heard> stomp() {
		return this.stomp;
	}

	@Override
	public void close() {
		this.socket.disconnect();
		if (this.session.isConnected()) {
			this.session.disconnect();
		}
	}

	/**
	 * What arrived.
	 *
	 * @param ticket the ticket
	 * @param traceparent the trace it came with
	 */
	record Heard(JsonNode ticket, String traceparent) {

		boolean isDelivered(String id, String reply) {
			return isOf(id) && this.ticket.path("delivered").asBoolean()
					&& this.ticket.path("lastReply").asString("").equals(reply);
		}

		boolean isOf(String id) {
			return this.ticket.path("id").asString("").equals(id);
		}

		String trace() {
			return this.traceparent.split("-")[1];
		}

		String span() {
			return this.traceparent.split("-")[2];
		}

	}

	private final class Frames implements StompFrameHandler {

		@Override
		public Type getPayloadType(StompHeaders headers) {
			return byte[].class;
		}

		@Override
		public void handleFrame(StompHeaders headers, Object payload) {
			String traceparent = headers.getFirst("traceparent");
			LiveAgent.this.stomp
				.add(new Heard(MAPPER.readTree((byte[]) payload), (traceparent != null) ? traceparent : ""));
		}

	}

}
