package com.tiktickets.sample.whatsapp;

import com.tiktickets.observability.tenant.TenantContext;
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
import com.tiktickets.sample.whatsapp.simulation.CloudServer;
import com.tiktickets.sample.whatsapp.simulation.Misbehaviour;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * A number of the Cloud API: connected while its token is accepted. Each message is a
 * request, and what becomes of it comes by webhook. Thread-safe.
 */
final class CloudSession implements TenantSession {

	private static final Logger logger = LoggerFactory.getLogger(CloudSession.class);

	private static final String ENGINE = "cloud-api";

	private final String id;

	private final String tenant;

	private final WhatsAppProperties properties;

	private final WhatsAppSession session;

	private final Outbox outbox;

	private final CloudServer server;

	private final RestClient client;

	private volatile String token = "";

	CloudSession(String id, String tenant, WhatsAppTelemetry telemetry, WhatsAppProperties properties,
			CloudServer server, RestClient.Builder client) {
		this.id = id;
		this.tenant = tenant;
		this.properties = properties;
		this.server = server;
		this.session = telemetry.session(id, TenantId.of(tenant), ENGINE);
		this.outbox = new Outbox(this.session);
		this.client = client.baseUrl(server.baseUrl())
			.defaultRequest((request) -> request.headers((headers) -> headers.setBearerAuth(this.token)))
			.build();
	}

	@Override
	public void connect() {
		if (this.session.state() == SessionState.DISCONNECTED) {
			this.session.connecting();
			present();
		}
	}

	/** A new token is what a person would fetch from the console of the business. */
	private void present() {
		this.token = this.server.issueToken(this.id);
		try {
			ask();
			this.session.connected();
		}
		catch (RestClientException ex) {
			this.session.disconnected(reason(ex));
		}
	}

	private void ask() {
		this.client.get().uri("/{number}", this.id).retrieve().toBodilessEntity();
	}

	private static DisconnectReason reason(RestClientException failure) {
		return (failure instanceof HttpClientErrorException.Unauthorized) ? DisconnectReason.UNAUTHORIZED
				: DisconnectReason.NETWORK;
	}

	@Override
	public CompletableFuture<String> send(String number, String text) {
		WhatsAppSending sending = this.session.sending(WhatsAppMessage.to(number, MessageType.TEXT));
		try (TenantScope scope = sending.makeCurrent()) {
			CompletableFuture<String> arrival = this.outbox.asking(this.properties.ackWithin());
			try {
				this.outbox.sent(sending, post(number.replaceAll("\\D", ""), text), arrival);
			}
			catch (RuntimeException ex) {
				this.outbox.failed(sending, ex, arrival);
				if (ex instanceof HttpClientErrorException.Unauthorized) {
					lose();
				}
			}
			return arrival;
		}
	}

	private String post(String number, String text) {
		Taken taken = this.client.post()
			.uri("/{number}/messages", this.id)
			.body(Map.of("messaging_product", "whatsapp", "to", number, "type", "text", "text", Map.of("body", text)))
			.retrieve()
			.body(Taken.class);
		return Objects.requireNonNull(taken, "The Cloud API has answered nothing").messages().get(0).id();
	}

	private void lose() {
		this.session.disconnected(DisconnectReason.UNAUTHORIZED);
		this.session.reconnecting();
		present();
	}

	/**
	 * The webhook tells of a message that was sent.
	 * @param message the id
	 * @param status the word of the API
	 */
	void status(String message, @Nullable String status) {
		this.outbox.acknowledged(message, AckLevel.ofStatus(status));
	}

	/**
	 * The webhook tells of a customer's message.
	 * @param message the id
	 * @param from the customer's number
	 * @param type the kind of content, in the word of the API
	 */
	void received(String message, String from, @Nullable String type) {
		this.session.received(WhatsAppMessage.from(message, from, MessageType.of(type)),
				() -> logger.info("A customer has written"));
	}

	@Override
	public void probe() {
		if (this.session.state() != SessionState.CONNECTED && this.session.state() != SessionState.ZOMBIE) {
			return;
		}
		try (TenantScope scope = TenantContext.makeCurrent(TenantId.of(this.tenant))) {
			ask();
			this.session.probed(true);
		}
		catch (HttpClientErrorException.Unauthorized ex) {
			lose();
		}
		catch (RestClientException ex) {
			this.session.probed(false);
		}
	}

	@Override
	public void misbehave(Misbehaviour how) {
		if (how == Misbehaviour.QR_NEVER_SCANNED) {
			throw new UnsupportedOperationException("A number of the Cloud API has no QR code.");
		}
		this.server.misbehave(this.id, how);
		if (how == Misbehaviour.DISCONNECT) {
			probe();
		}
	}

	@Override
	public void customerWrites(String number, String text) {
		this.server.receive(this.id, number.replaceAll("\\D", ""), text);
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
		this.session.close();
	}

	private record Taken(List<Message> messages) {

		private record Message(String id) {
		}

	}

}
