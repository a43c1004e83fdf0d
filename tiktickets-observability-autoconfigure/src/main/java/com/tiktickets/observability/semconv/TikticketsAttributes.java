package com.tiktickets.observability.semconv;

import io.opentelemetry.api.common.AttributeKey;

/**
 * Attributes that this library defines, named by the rules of the semantic conventions.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/general/naming/">Semantic
 * conventions: naming</a>
 */
public final class TikticketsAttributes {

	/**
	 * Name of the attribute that carries the tenant id in every signal. A property can
	 * rename it.
	 */
	public static final String TENANT_ID = "tenant_id";

	/** Whether an ERROR record with an exception was logged inside the span. */
	public static final AttributeKey<Boolean> EXCEPTION_LOGGED = AttributeKey.booleanKey("exception.logged");

	/** Outcome of resolving a tenant: {@code resolved}, {@code absent}. */
	public static final AttributeKey<String> TENANT_OUTCOME = AttributeKey.stringKey("tenant.resolution.outcome");

	/**
	 * Source that named the tenant: {@code principal}, {@code header}, {@code baggage},
	 * {@code fixed}, {@code session}, or the source of an application's resolver.
	 */
	public static final AttributeKey<String> TENANT_SOURCE = AttributeKey.stringKey("tenant.resolution.source");

	/**
	 * Reason why a tenant was rejected: {@code invalid}, {@code mismatch},
	 * {@code untrusted}, {@code resolver_error}.
	 */
	public static final AttributeKey<String> TENANT_REJECTION_REASON = AttributeKey
		.stringKey("tenant.rejection.reason");

	/** Protocol of a socket connection: {@code stomp}, {@code socket.io}. */
	public static final AttributeKey<String> SOCKET_PROTOCOL = AttributeKey.stringKey("socket.protocol");

	/**
	 * Event of a socket connection: a STOMP command, the template of a STOMP destination,
	 * or the name of a Socket.IO event. The number of values is limited.
	 */
	public static final AttributeKey<String> SOCKET_EVENT = AttributeKey.stringKey("socket.event");

	/** Direction of an event, from the server's view: {@code receive}, {@code send}. */
	public static final AttributeKey<String> SOCKET_DIRECTION = AttributeKey.stringKey("socket.direction");

	/** Id of the session of a socket connection. */
	public static final AttributeKey<String> SOCKET_SESSION_ID = AttributeKey.stringKey("socket.session.id");

	/** Destination of a STOMP frame, as the client wrote it. */
	public static final AttributeKey<String> SOCKET_DESTINATION = AttributeKey.stringKey("socket.destination");

	/** Namespace of a Socket.IO event. */
	public static final AttributeKey<String> SOCKET_NAMESPACE = AttributeKey.stringKey("socket.namespace");

	/** Reason why a socket connection was closed. The number of values is limited. */
	public static final AttributeKey<String> SOCKET_DISCONNECT_REASON = AttributeKey
		.stringKey("socket.disconnect.reason");

	/**
	 * Outcome of waiting for an acknowledgement: {@code acknowledged}, {@code timeout}.
	 */
	public static final AttributeKey<String> SOCKET_ACK_OUTCOME = AttributeKey.stringKey("socket.ack.outcome");

	/** Duration of a slow database statement, in seconds. */
	public static final AttributeKey<Double> STATEMENT_DURATION = AttributeKey.doubleKey("statement.duration");

	/** Whether the client closed the connection before the response was complete. */
	public static final AttributeKey<Boolean> CLIENT_DISCONNECTED = AttributeKey
		.booleanKey("tiktickets.client_disconnected");

	/** Signal that a metric of the export is about: {@code traces}, {@code logs}. */
	public static final AttributeKey<String> EXPORT_SIGNAL = AttributeKey.stringKey("export.signal");

	private TikticketsAttributes() {
	}

}
