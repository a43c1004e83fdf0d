package com.tiktickets.observability.instrumentation.socket;

import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/** An event of a live socket, as it is handled. */
public interface SocketEvent {

	/**
	 * Returns the name of the event.
	 * @return a name of low cardinality, which may change until the event is handled
	 */
	String event();

	/**
	 * Returns the session.
	 * @return its id, or {@code null} if it is not known
	 */
	@Nullable String sessionId();

	/**
	 * Returns the handshake of the session, which the span is linked to.
	 * @return the span of the handshake, invalid if it was not traced
	 */
	SpanContext handshake();

}
