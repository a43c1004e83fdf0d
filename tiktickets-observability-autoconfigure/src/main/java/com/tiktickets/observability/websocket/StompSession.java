package com.tiktickets.observability.websocket;

import com.tiktickets.observability.tenant.TenantId;
import io.opentelemetry.api.trace.SpanContext;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session, kept among its attributes: the tenant and the span of its
 * handshake. Thread-safe.
 */
final class StompSession {

	private static final String ATTRIBUTE = StompSession.class.getName();

	private final SpanContext handshake;

	private final long startNanos = System.nanoTime();

	private final AtomicBoolean open = new AtomicBoolean();

	private volatile TenantId tenant;

	private volatile @Nullable Principal principal;

	private volatile boolean refused;

	StompSession(TenantId tenant, SpanContext handshake) {
		this.tenant = tenant;
		this.handshake = handshake;
	}

	void storeIn(Map<String, Object> attributes) {
		attributes.put(ATTRIBUTE, this);
	}

	static @Nullable StompSession in(@Nullable Map<String, Object> attributes) {
		return (attributes != null && attributes.get(ATTRIBUTE) instanceof StompSession session) ? session : null;
	}

	TenantId tenant() {
		return this.tenant;
	}

	/** Whether this principal has not been asked for its tenant yet. */
	boolean isNew(@Nullable Principal user) {
		return user != null && user != this.principal;
	}

	/** A frame may authenticate later than the handshake, and then it counts. */
	void authenticated(Principal user, @Nullable TenantId named) {
		if (named != null) {
			this.tenant = named;
		}
		this.principal = user;
	}

	SpanContext handshake() {
		return this.handshake;
	}

	boolean opened() {
		return this.open.compareAndSet(false, true);
	}

	boolean isOpen() {
		return this.open.get();
	}

	boolean closed() {
		return this.open.compareAndSet(true, false);
	}

	long nanos() {
		return System.nanoTime() - this.startNanos;
	}

	void refuse() {
		this.refused = true;
	}

	/** Whether the frame that is being read was answered with an error. */
	boolean takeRefused() {
		boolean taken = this.refused;
		this.refused = false;
		return taken;
	}

}
