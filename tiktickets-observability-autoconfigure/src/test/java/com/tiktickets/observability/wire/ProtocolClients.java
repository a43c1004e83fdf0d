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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Somebody of each tenant at each protocol. */
final class ProtocolClients implements AutoCloseable {

	static final List<String> PROTOCOLS = List.of("http", "amqp", "direct", "stomp", "socketio", "redis", "whatsapp",
			"scheduled");

	static final List<String> TENANTS = IntStream.range(0, 8).mapToObj((tenant) -> "tenant-" + tenant).toList();

	private final WireApplication application;

	private final List<String> tokens = new ArrayList<>();

	private final List<StompAgent> stomp = new ArrayList<>();

	private final List<SocketIoAgent> socketIo = new ArrayList<>();

	private final List<WhatsAppSession> sessions = new ArrayList<>();

	private ProtocolClients(WireApplication application) {
		this.application = application;
	}

	static ProtocolClients of(WireApplication application) throws Exception {
		ProtocolClients clients = new ProtocolClients(application);
		WhatsAppTelemetry whatsApp = application.context().getBean(WhatsAppTelemetry.class);
		for (String tenant : TENANTS) {
			clients.tokens.add(TestSecurity.bearer(tenant));
			clients.stomp.add(StompAgent.connect(application, tenant));
			clients.socketIo.add(SocketIoAgent.connect(application, tenant, null));
			clients.sessions.add(whatsApp.session("of " + tenant, TenantId.of(tenant), "simulated"));
		}
		return clients;
	}

	/**
	 * Each protocol and each tenant in turn, so that neighbours never have both in
	 * common.
	 */
	void operate(int operation) {
		int tenant = (operation + operation / PROTOCOLS.size()) % TENANTS.size();
		String what = TENANTS.get(tenant) + "_" + operation;
		switch (PROTOCOLS.get(operation % PROTOCOLS.size())) {
			case "http" -> this.application.get("/operations/" + what, "Authorization", this.tokens.get(tenant));
			case "amqp" -> publish(tenant, "amqp", what);
			case "direct" -> publish(tenant, "direct", what);
			case "stomp" -> send(this.stomp.get(tenant), what);
			case "socketio" -> this.socketIo.get(tenant).emit("work", what);
			case "redis" -> tell(tenant, what);
			case "whatsapp" -> this.sessions.get(tenant)
				.received(WhatsAppMessage.from(what, "5511987654321@c.us", MessageType.TEXT),
						() -> bean(Work.class).done("whatsapp", what));
			default -> bean(Rounds.class).waiting.add(what);
		}
	}

	private void publish(int tenant, String queue, String what) {
		try (var scope = TenantContext.makeCurrent(TenantId.of(TENANTS.get(tenant)))) {
			bean(RabbitTemplate.class).convertAndSend(queue, what);
		}
	}

	/** A WebSocket of a client takes one frame at a time. */
	private static void send(StompAgent agent, String what) {
		synchronized (agent) {
			agent.send("/app/operations/" + what, "now");
		}
	}

	private void tell(int tenant, String what) {
		try (var scope = TenantContext.makeCurrent(TenantId.of(TENANTS.get(tenant)))) {
			bean(RedisChannels.class).publish(ProtocolApplication.CHANNEL, what,
					bean(StringRedisTemplate.class)::convertAndSend);
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
