package com.tiktickets.observability.wire;

import com.tiktickets.observability.redis.RedisChannels;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.whatsapp.MessageType;
import com.tiktickets.observability.whatsapp.WhatsAppMessage;
import com.tiktickets.observability.whatsapp.WhatsAppSession;
import com.tiktickets.observability.whatsapp.WhatsAppTelemetry;
import com.tiktickets.observability.wire.ProtocolApplication.Rounds;
import com.tiktickets.observability.wire.ProtocolApplication.Work;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A client of each tenant at each protocol. */
final class IsolationClients implements AutoCloseable {

	private final WireApplication application;

	private final List<StompAgent> stomp = new ArrayList<>();

	private final List<SocketIoAgent> socketIo = new ArrayList<>();

	private final List<WhatsAppSession> sessions = new ArrayList<>();

	private IsolationClients(WireApplication application) {
		this.application = application;
	}

	static IsolationClients of(WireApplication application, int tenants) throws Exception {
		IsolationClients clients = new IsolationClients(application);
		WhatsAppTelemetry whatsApp = application.context().getBean(WhatsAppTelemetry.class);
		for (int tenant = 0; tenant < tenants; tenant++) {
			String name = IsolationOperation.nameOf(tenant);
			clients.stomp.add(StompAgent.connect(application, name));
			clients.socketIo.add(SocketIoAgent.connect(application, name, null));
			clients.sessions.add(whatsApp.session("of " + name, TenantId.of(name), "simulated"));
		}
		return clients;
	}

	void operate(IsolationOperation operation) throws IOException {
		String what = operation.what();
		switch (operation.kind()) {
			case HTTP -> get(operation, "/operations/" + what);
			case ABORTED -> abort(operation);
			case AMQP, DIRECT, RETRIED, FAILING ->
				as(operation, () -> bean(RabbitTemplate.class).convertAndSend(word(operation), what));
			case STOMP -> send(this.stomp.get(operation.tenant()), what);
			case SOCKETIO -> this.socketIo.get(operation.tenant()).emit("work", what);
			case REDIS -> as(operation, () -> bean(RedisChannels.class).publish(ProtocolApplication.CHANNEL, what,
					bean(StringRedisTemplate.class)::convertAndSend));
			case WHATSAPP -> this.sessions.get(operation.tenant())
				.received(WhatsAppMessage.from(what, "5511987654321@c.us", MessageType.TEXT),
						() -> bean(Work.class).done("whatsapp", what));
			case SCHEDULED -> bean(Rounds.class).waiting.add(what);
			default -> get(operation, "/isolation/" + word(operation) + "/" + what);
		}
	}

	private static String word(IsolationOperation operation) {
		return operation.kind().name().toLowerCase(Locale.ROOT);
	}

	private void get(IsolationOperation operation, String path) {
		this.application.get(path, "Authorization", token(operation));
	}

	private static String token(IsolationOperation operation) {
		return TestSecurity.bearer(IsolationOperation.nameOf(operation.tenant()));
	}

	/** Sends a request, and closes the connection before the response. */
	private void abort(IsolationOperation operation) throws IOException {
		URI url = URI.create(this.application.url("/isolation/aborted/" + operation.what()));
		try (Socket socket = new Socket(url.getHost(), url.getPort())) {
			socket.getOutputStream()
				.write(("GET " + url.getPath() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + token(operation)
						+ "\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
		}
		bean(IsolationApplication.Requests.class).aborted.release();
	}

	private static void as(IsolationOperation operation, Runnable work) {
		try (var scope = TenantContext.makeCurrent(TenantId.of(IsolationOperation.nameOf(operation.tenant())))) {
			work.run();
		}
	}

	/** A WebSocket of a client takes one frame at a time. */
	private static void send(StompAgent agent, String what) {
		synchronized (agent) {
			agent.send("/app/operations/" + what, "now");
		}
	}

	private <T> T bean(Class<T> type) {
		return this.application.context().getBean(type);
	}

	@Override
	public void close() {
		this.stomp.forEach(StompAgent::disconnect);
		this.socketIo.forEach(SocketIoAgent::disconnect);
		this.sessions.forEach(WhatsAppSession::close);
	}

}
