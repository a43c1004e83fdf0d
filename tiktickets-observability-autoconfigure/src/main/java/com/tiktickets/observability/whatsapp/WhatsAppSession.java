package com.tiktickets.observability.whatsapp;

import com.tiktickets.observability.tenant.TenantId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One session of an engine. Its adapter calls a method for each thing that happens, on
 * any thread; events that come twice count once. A session lives for days and is never an
 * open span: each transition and each message has a span of its own, tied to the others
 * by {@code whatsapp.session.id} and a link to the transition that began the connection.
 * Nothing here throws what the caller's own code has not thrown. Thread-safe.
 */
public final class WhatsAppSession implements AutoCloseable {

	private final SessionLifecycle lifecycle;

	private final SessionMessages messages;

	WhatsAppSession(SessionTelemetry telemetry, String id, TenantId tenant, String engine) {
		SessionSpans spans = new SessionSpans(telemetry, id, tenant, engine);
		this.lifecycle = new SessionLifecycle(telemetry, spans);
		this.messages = new SessionMessages(telemetry, spans);
	}

	/**
	 * Returns the state as telemetry sees it.
	 * @return the state
	 */
	public SessionState state() {
		return this.lifecycle.state();
	}

	/** The engine starts to connect. */
	public void connecting() {
		this.lifecycle.enter(SessionState.CONNECTING, null);
	}

	/** A QR code is shown; engines call this again for each new one. */
	public void qrIssued() {
		this.lifecycle.qrIssued();
	}

	/** The QR code has been scanned. */
	public void qrScanned() {
		this.lifecycle.enter(SessionState.AUTHENTICATED, null);
	}

	/** No one has scanned the QR code in time. */
	public void qrExpired() {
		this.lifecycle.enter(SessionState.DISCONNECTED, DisconnectReason.SCAN_TIMEOUT);
	}

	/** Messages can be sent and received. */
	public void connected() {
		this.lifecycle.enter(SessionState.CONNECTED, null);
	}

	/**
	 * The connection is gone, or could not be made.
	 * @param reason why
	 */
	public void disconnected(DisconnectReason reason) {
		this.lifecycle.enter(SessionState.DISCONNECTED, reason);
	}

	/** The engine tries to get its connection back. */
	public void reconnecting() {
		this.lifecycle.enter(SessionState.RECONNECTING, null);
	}

	/**
	 * A health probe has ended: a question to the engine that only a session that works
	 * can answer. A connected session that fails several in a row is a zombie.
	 * @param healthy whether it was answered
	 */
	public void probed(boolean healthy) {
		this.lifecycle.probed(healthy);
	}

	/**
	 * Sends a message within a span.
	 * @param message the message
	 * @param engine calls the engine and returns the message's id, or {@code null}
	 * @return the id
	 * @throws Exception what the engine throws
	 */
	public @Nullable String send(WhatsAppMessage message, Callable<@Nullable String> engine) throws Exception {
		return this.messages.send(message, engine);
	}

	/**
	 * Begins to send a message with an engine that answers later, on any thread.
	 * @param message the message
	 * @return the operation, to be ended once by one of its methods
	 */
	public WhatsAppSending sending(WhatsAppMessage message) {
		return this.messages.sending(message);
	}

	/**
	 * Does what follows from a received message, within a span.
	 * @param message the message
	 * @param handler what follows
	 */
	public void received(WhatsAppMessage message, Runnable handler) {
		this.messages.received(message, handler);
	}

	/**
	 * A message that was sent is acknowledged; does what follows from it, within a span.
	 * @param messageId the id that the engine gave when it was sent
	 * @param level how far it has come
	 * @param handler what follows
	 */
	public void acknowledged(String messageId, AckLevel level, Runnable handler) {
		this.messages.acknowledged(messageId, level, handler);
	}

	/** The application gives the session up; what comes after is not counted. */
	@Override
	public void close() {
		this.lifecycle.enter(SessionState.CLOSED, DisconnectReason.REQUESTED);
		this.messages.forget();
	}

}
