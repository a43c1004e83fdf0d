package com.tiktickets.observability.socketio;

import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.resolution.ResolvedTenant;
import io.opentelemetry.api.trace.SpanContext;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What is known of a client in one namespace. Thread-safe. */
final class SocketConnection {

	private volatile SpanContext handshake;

	private final AtomicBoolean open = new AtomicBoolean();

	private final AtomicBoolean greeted = new AtomicBoolean();

	private volatile @Nullable ResolvedTenant found;

	private volatile long openedNanos;

	private volatile long seenNanos = System.nanoTime();

	private volatile boolean closedByServer;

	SocketConnection(SpanContext handshake) {
		this.handshake = handshake;
	}

	SpanContext handshake() {
		return this.handshake;
	}

	/** What the handshake itself said counts. */
	void began(SpanContext context) {
		if (!this.handshake.isValid()) {
			this.handshake = context;
		}
	}

	@Nullable TenantId tenant() {
		ResolvedTenant resolved = this.found;
		return (resolved != null) ? resolved.tenant() : null;
	}

	@Nullable ResolvedTenant found() {
		return this.found;
	}

	void resolved(ResolvedTenant resolved) {
		this.found = resolved;
	}

	/** Whether the transport was open before the client asked for the namespace. */
	boolean greeted() {
		return this.greeted.compareAndSet(false, true);
	}

	boolean opened() {
		this.openedNanos = System.nanoTime();
		return this.open.compareAndSet(false, true);
	}

	boolean closed() {
		return this.open.compareAndSet(true, false);
	}

	long nanos() {
		return System.nanoTime() - this.openedNanos;
	}

	void seen() {
		this.seenNanos = System.nanoTime();
	}

	long silentNanos() {
		return System.nanoTime() - this.seenNanos;
	}

	void closeByServer() {
		this.closedByServer = true;
	}

	boolean isClosedByServer() {
		return this.closedByServer;
	}

}
