package com.tiktickets.observability.whatsapp;

import com.tiktickets.observability.instrumentation.Operation;
import com.tiktickets.observability.semconv.WhatsAppAttributes;
import com.tiktickets.observability.tenant.TenantScope;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The states of one session, in the order in which its adapter tells them. Thread-safe.
 */
final class SessionLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(SessionTelemetry.LOGGER);

	private final Object lock = new Object();

	private final SessionTelemetry telemetry;

	private final SessionSpans spans;

	private SessionState state = SessionState.DISCONNECTED;

	private int failedProbes;

	private @Nullable Long connectNanos;

	private @Nullable Long scanNanos;

	SessionLifecycle(SessionTelemetry telemetry, SessionSpans spans) {
		this.telemetry = telemetry;
		this.spans = spans;
		try (TenantScope scope = spans.asTenant()) {
			count(this.state, 1);
		}
	}

	SessionState state() {
		synchronized (this.lock) {
			return this.state;
		}
	}

	void qrIssued() {
		enter(SessionState.AWAITING_SCAN, null);
		try (TenantScope scope = this.spans.asTenant()) {
			this.telemetry.instruments().codes.add(1, Attributes.of(WhatsAppAttributes.ENGINE, this.spans.engine()));
		}
	}

	void probed(boolean healthy) {
		SessionState next = null;
		synchronized (this.lock) {
			this.failedProbes = healthy ? 0 : this.failedProbes + 1;
			if (healthy && this.state == SessionState.ZOMBIE) {
				next = SessionState.CONNECTED;
			}
			else if (this.state == SessionState.CONNECTED
					&& this.failedProbes >= this.telemetry.settings().zombieAfter()) {
				next = SessionState.ZOMBIE;
			}
		}
		try (TenantScope scope = this.spans.asTenant()) {
			this.telemetry.instruments().probes.add(1,
					Attributes.of(WhatsAppAttributes.OUTCOME,
							healthy ? WhatsAppInstruments.SUCCESS : WhatsAppInstruments.FAILURE,
							WhatsAppAttributes.ENGINE, this.spans.engine()));
		}
		if (next != null) {
			enter(next, null);
		}
	}

	void enter(SessionState next, @Nullable DisconnectReason reason) {
		synchronized (this.lock) {
			SessionState previous = this.state;
			if (previous == next || previous == SessionState.CLOSED) {
				return;
			}
			this.state = next;
			transition(previous, next, reason);
		}
	}

	private void transition(SessionState from, SessionState to, @Nullable DisconnectReason reason) {
		AttributesBuilder attributes = Attributes.builder()
			.put(WhatsAppAttributes.TRANSITION_FROM, from.word())
			.put(WhatsAppAttributes.TRANSITION_TO, to.word());
		if (reason != null) {
			attributes.put(WhatsAppAttributes.DISCONNECT_REASON, reason.word());
		}
		Attributes transition = attributes.build();
		Operation<SessionOperation> operation = this.spans.start(SessionOperation.Type.TRANSITION, Context.current(),
				transition);
		try (Scope scope = operation.makeCurrent()) {
			count(from, -1);
			count(to, 1);
			this.telemetry.instruments().transitions.add(1, transition);
			if (to == SessionState.CONNECTING || to == SessionState.RECONNECTING) {
				this.connectNanos = System.nanoTime();
				this.spans.connectionBeganIn(operation.span());
			}
			measure(from, to);
			log(from, to, reason);
		}
		finally {
			operation.end();
		}
	}

	private void measure(SessionState from, SessionState to) {
		if (to == SessionState.AWAITING_SCAN) {
			this.scanNanos = System.nanoTime();
		}
		else if (this.scanNanos != null) {
			boolean scanned = to == SessionState.AUTHENTICATED || to == SessionState.CONNECTED;
			this.telemetry.instruments().scan.record(WhatsAppInstruments.seconds(this.scanNanos), outcome(scanned));
			this.scanNanos = null;
		}
		if (this.connectNanos != null && from.isConnecting() && !to.isConnecting()) {
			this.telemetry.instruments().connect.record(WhatsAppInstruments.seconds(this.connectNanos),
					outcome(to == SessionState.CONNECTED));
			this.connectNanos = null;
		}
		if (to == SessionState.CONNECTED) {
			this.failedProbes = 0;
		}
	}

	private Attributes outcome(boolean success) {
		return Attributes.of(WhatsAppAttributes.OUTCOME,
				success ? WhatsAppInstruments.SUCCESS : WhatsAppInstruments.FAILURE, WhatsAppAttributes.ENGINE,
				this.spans.engine());
	}

	/** A session that is given up is no session any more. */
	private void count(SessionState state, long change) {
		if (state != SessionState.CLOSED) {
			this.telemetry.instruments().sessions.add(change,
					Attributes.of(WhatsAppAttributes.SESSION_STATE, state.word()));
		}
	}

	private void log(SessionState from, SessionState to, @Nullable DisconnectReason reason) {
		if (!this.telemetry.settings().logging()) {
			return;
		}
		boolean unwanted = to == SessionState.ZOMBIE
				|| (to == SessionState.DISCONNECTED && reason != DisconnectReason.REQUESTED);
		var event = logger.atLevel(unwanted ? Level.WARN : Level.INFO)
			.addKeyValue(WhatsAppAttributes.SESSION_ID.getKey(), this.spans.session())
			.addKeyValue(WhatsAppAttributes.TRANSITION_FROM.getKey(), from.word())
			.addKeyValue(WhatsAppAttributes.TRANSITION_TO.getKey(), to.word());
		if (reason != null) {
			event = event.addKeyValue(WhatsAppAttributes.DISCONNECT_REASON.getKey(), reason.word());
		}
		event.log("WhatsApp session is {}", to.word());
	}

}
