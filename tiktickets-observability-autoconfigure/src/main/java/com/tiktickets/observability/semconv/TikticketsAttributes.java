package com.tiktickets.observability.semconv;

import io.opentelemetry.api.common.AttributeKey;

/**
 * Attributes of our own, in the form of the semantic conventions.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/general/naming/">Semantic
 * conventions: naming</a>
 */
public final class TikticketsAttributes {

	/**
	 * Name of the tenant attribute in every signal and backend, unless a property renames
	 * it.
	 */
	public static final String TENANT_ID = "tenant_id";

	/** Whether an ERROR record with an exception was logged inside the span. */
	public static final AttributeKey<Boolean> EXCEPTION_LOGGED = AttributeKey.booleanKey("exception.logged");

	/** How a tenant was looked for: {@code resolved}, {@code absent}. */
	public static final AttributeKey<String> TENANT_OUTCOME = AttributeKey.stringKey("tenant.resolution.outcome");

	/**
	 * Where a tenant came from: {@code principal}, {@code header}, {@code baggage},
	 * {@code fixed}.
	 */
	public static final AttributeKey<String> TENANT_SOURCE = AttributeKey.stringKey("tenant.resolution.source");

	/**
	 * Why a tenant was refused: {@code invalid}, {@code mismatch}, {@code untrusted},
	 * {@code resolver_error}.
	 */
	public static final AttributeKey<String> TENANT_REJECTION_REASON = AttributeKey
		.stringKey("tenant.rejection.reason");

	/** Protocol of a live socket: {@code stomp}, {@code socket.io}. */
	public static final AttributeKey<String> SOCKET_PROTOCOL = AttributeKey.stringKey("socket.protocol");

	/**
	 * What happened on a live socket: a STOMP command or the template of a destination,
	 * or the name of a Socket.IO event. Of low cardinality.
	 */
	public static final AttributeKey<String> SOCKET_EVENT = AttributeKey.stringKey("socket.event");

	/** Seen from the server: {@code receive}, {@code send}. */
	public static final AttributeKey<String> SOCKET_DIRECTION = AttributeKey.stringKey("socket.direction");

	/** Session of a live socket. */
	public static final AttributeKey<String> SOCKET_SESSION_ID = AttributeKey.stringKey("socket.session.id");

	/** Destination of a STOMP frame, as the client wrote it. */
	public static final AttributeKey<String> SOCKET_DESTINATION = AttributeKey.stringKey("socket.destination");

	/** Namespace of a Socket.IO event. */
	public static final AttributeKey<String> SOCKET_NAMESPACE = AttributeKey.stringKey("socket.namespace");

	/** Why a live socket was closed, a low-cardinality word. */
	public static final AttributeKey<String> SOCKET_DISCONNECT_REASON = AttributeKey
		.stringKey("socket.disconnect.reason");

	/** What became of an acknowledgement: {@code acknowledged}, {@code timeout}. */
	public static final AttributeKey<String> SOCKET_ACK_OUTCOME = AttributeKey.stringKey("socket.ack.outcome");

	/** How long a slow database statement took, in seconds. */
	public static final AttributeKey<Double> STATEMENT_DURATION = AttributeKey.doubleKey("statement.duration");

	/** Whether the client of a request had left before its answer was complete. */
	public static final AttributeKey<Boolean> CLIENT_DISCONNECTED = AttributeKey
		.booleanKey("tiktickets.client_disconnected");

	private TikticketsAttributes() {
	}

}
