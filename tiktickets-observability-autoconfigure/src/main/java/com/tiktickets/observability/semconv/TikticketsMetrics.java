package com.tiktickets.observability.semconv;

/** Names and units of the metrics that this library defines for tenants and sockets. */
public final class TikticketsMetrics {

	/**
	 * Counter, {resolution}: number of attempts to resolve a tenant, by outcome and
	 * source.
	 */
	public static final String TENANT_RESOLUTIONS = "tenant.resolutions";

	/**
	 * Counter, {rejection}: number of tenant ids that were rejected, and of resolvers
	 * that threw an exception.
	 */
	public static final String TENANT_REJECTIONS = "tenant.rejections";

	/** Unit of {@link #TENANT_RESOLUTIONS}. */
	public static final String UNIT_RESOLUTION = "{resolution}";

	/** Unit of {@link #TENANT_REJECTIONS}. */
	public static final String UNIT_REJECTION = "{rejection}";

	/** UpDownCounter, {connection}: number of socket connections that are open. */
	public static final String SOCKET_CONNECTION_ACTIVE = "socket.connection.active";

	/** Histogram, s: duration of socket connections, by the reason of the close. */
	public static final String SOCKET_CONNECTION_DURATION = "socket.connection.duration";

	/**
	 * Counter, {event}: number of STOMP frames and Socket.IO events that were received or
	 * sent.
	 */
	public static final String SOCKET_EVENTS = "socket.events";

	/** Histogram, s: duration of handling a received message or event. */
	public static final String SOCKET_EVENT_DURATION = "socket.event.duration";

	/** Histogram, By: size of the payloads of WebSocket messages, received and sent. */
	public static final String SOCKET_MESSAGE_SIZE = "socket.message.size";

	/**
	 * Histogram, s: duration from sending a Socket.IO event until it is acknowledged or
	 * times out.
	 */
	public static final String SOCKET_ACK_DURATION = "socket.ack.duration";

	/** Gauge, {room}: number of Socket.IO rooms that have at least one client. */
	public static final String SOCKET_ROOM_ACTIVE = "socket.room.active";

	/** Unit of {@link #SOCKET_CONNECTION_ACTIVE}. */
	public static final String UNIT_CONNECTION = "{connection}";

	/** Unit of {@link #SOCKET_CONNECTION_DURATION}. */
	public static final String UNIT_CONNECTION_DURATION = "s";

	/** Unit of {@link #SOCKET_EVENTS}. */
	public static final String UNIT_EVENT = "{event}";

	/** Unit of {@link #SOCKET_EVENT_DURATION}. */
	public static final String UNIT_EVENT_DURATION = "s";

	/** Unit of {@link #SOCKET_MESSAGE_SIZE}. */
	public static final String UNIT_SIZE = "By";

	/** Unit of {@link #SOCKET_ACK_DURATION}. */
	public static final String UNIT_ACK_DURATION = "s";

	/** Unit of {@link #SOCKET_ROOM_ACTIVE}. */
	public static final String UNIT_ROOM = "{room}";

	private TikticketsMetrics() {
	}

}
