package com.tiktickets.sample.whatsapp;

import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.whatsapp.AckLevel;
import com.tiktickets.observability.whatsapp.DisconnectReason;
import com.tiktickets.observability.whatsapp.MessageType;
import com.tiktickets.observability.whatsapp.SessionState;
import com.tiktickets.observability.whatsapp.WhatsAppMessage;
import com.tiktickets.observability.whatsapp.WhatsAppSending;
import com.tiktickets.observability.whatsapp.WhatsAppSession;
import com.tiktickets.observability.whatsapp.WhatsAppTelemetry;
import com.tiktickets.sample.whatsapp.simulation.Misbehaviour;
import com.tiktickets.sample.whatsapp.simulation.WebJsClient;
import com.tiktickets.sample.whatsapp.simulation.WebJsListener;
import com.tiktickets.sample.whatsapp.simulation.WebJsMessage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A phone that is driven like whatsapp-web.js: a login by QR code, and a session that
 * lives from there to its disconnection. Thread-safe.
 */
final class WebJsSession implements TenantSession, WebJsListener {

	private static final Logger logger = LoggerFactory.getLogger(WebJsSession.class);

	private static final String ENGINE = "whatsapp-web.js";

	private final String id;

	private final String tenant;

	private final WhatsAppProperties properties;

	private final WhatsAppSession session;

	private final Outbox outbox;

	private final WebJsClient client;

	private final AtomicBoolean probing = new AtomicBoolean();

	private volatile CompletableFuture<Boolean> ready = CompletableFuture.completedFuture(false);

	WebJsSession(String id, String tenant, WhatsAppTelemetry telemetry, WhatsAppProperties properties) {
		this.id = id;
		this.tenant = tenant;
		this.properties = properties;
		this.session = telemetry.session(id, TenantId.of(tenant), ENGINE);
		this.outbox = new Outbox(this.session);
		this.client = new WebJsClient(id, properties.simulation(), this);
	}

	@Override
	public void connect() {
		if (this.session.state() == SessionState.DISCONNECTED) {
			this.ready = new CompletableFuture<>();
			this.session.connecting();
			this.client.initialize();
		}
	}

	@Override
	public void qr(String code) {
		this.session.qrIssued();
	}

	@Override
	public void authenticated() {
		this.session.qrScanned();
	}

	@Override
	public void ready() {
		this.session.connected();
		this.ready.complete(true);
	}

	@Override
	public void disconnected(String reason) {
		DisconnectReason known = DisconnectReason.of(reason);
		this.session.disconnected(known);
		this.ready.complete(false);
		switch (known) {
			case SCAN_TIMEOUT -> logger.debug("Nobody has scanned the code; the next connect() shows a new one");
			case LOGOUT -> connect();
			default -> reconnect();
		}
	}

	private void reconnect() {
		this.ready = new CompletableFuture<>();
		this.session.reconnecting();
		this.client.initialize();
	}

	@Override
	public CompletableFuture<String> send(String number, String text) {
		String chat = number.contains("@") ? number : number.replaceAll("\\D", "") + "@c.us";
		WhatsAppSending sending = this.session.sending(WhatsAppMessage.to(chat, MessageType.TEXT));
		try (TenantScope scope = sending.makeCurrent()) {
			CompletableFuture<String> arrival = this.outbox.asking(this.properties.ackWithin());
			CompletableFuture<?> unused = awaitReady().thenCompose((ready) -> this.client.sendMessage(chat, text))
				.orTimeout(this.properties.ackWithin().toMillis(), TimeUnit.MILLISECONDS)
				.whenComplete((id, failure) -> answered(sending, id, failure, arrival));
			return arrival;
		}
	}

	private void answered(WhatsAppSending sending, @Nullable String id, @Nullable Throwable failure,
			CompletableFuture<String> arrival) {
		if (id != null) {
			this.outbox.sent(sending, id, arrival);
		}
		else {
			this.outbox.failed(sending, reason(failure), arrival);
		}
	}

	private static Throwable reason(@Nullable Throwable failure) {
		Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
		return (cause != null) ? cause : new IllegalStateException("The engine has answered nothing");
	}

	/** Blocks no caller: a message waits for its session elsewhere. */
	private CompletableFuture<Boolean> awaitReady() {
		return this.ready.copy()
			.completeOnTimeout(false, this.properties.readyWithin().toMillis(), TimeUnit.MILLISECONDS)
			.thenApply((connected) -> {
				if (!connected) {
					throw new MessageRefusedException("The session is not connected");
				}
				return true;
			});
	}

	@Override
	public void messageCreate(WebJsMessage message) {
		if (!message.fromMe()) {
			this.session.received(WhatsAppMessage.from(message.id(), message.chat(), MessageType.TEXT),
					() -> logger.info("A customer has written"));
		}
	}

	@Override
	public void messageAck(String id, int ack) {
		this.outbox.acknowledged(id, AckLevel.ofNumber(ack));
	}

	/** One at a time: an old answer must not contradict a newer one. */
	@Override
	public void probe() {
		boolean alive = this.session.state() == SessionState.CONNECTED || this.session.state() == SessionState.ZOMBIE;
		if (alive && this.probing.compareAndSet(false, true)) {
			CompletableFuture<?> unused = this.client.getState()
				.completeOnTimeout("TIMEOUT", this.properties.probeWithin().toMillis(), TimeUnit.MILLISECONDS)
				.thenAccept((state) -> {
					this.probing.set(false);
					this.session.probed("CONNECTED".equals(state));
				});
		}
	}

	@Override
	public void misbehave(Misbehaviour how) {
		this.client.misbehave(how);
		if (how == Misbehaviour.NONE) {
			connect();
		}
	}

	@Override
	public void customerWrites(String number, String text) {
		this.client.receive(number.replaceAll("\\D", "") + "@c.us", text);
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public String tenant() {
		return this.tenant;
	}

	@Override
	public String engine() {
		return ENGINE;
	}

	@Override
	public SessionState state() {
		return this.session.state();
	}

	@Override
	public void close() {
		this.client.close();
		this.ready.complete(false);
		this.session.close();
	}

}
