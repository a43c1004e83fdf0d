package com.tiktickets.observability.semconv;

/** Metrics of our own: name and unit. */
public final class TikticketsMetrics {

	/** Counter, {resolution}: requests by how their tenant was found. */
	public static final String TENANT_RESOLUTIONS = "tenant.resolutions";

	/** Counter, {rejection}: tenant ids that were refused, by reason and source. */
	public static final String TENANT_REJECTIONS = "tenant.rejections";

	/** Unit of {@link #TENANT_RESOLUTIONS}. */
	public static final String UNIT_RESOLUTION = "{resolution}";

	/** Unit of {@link #TENANT_REJECTIONS}. */
	public static final String UNIT_REJECTION = "{rejection}";

	/** UpDownCounter, {connection}: live sockets that are open. */
	public static final String SOCKET_CONNECTION_ACTIVE = "socket.connection.active";

	/** Histogram, s: how long live sockets were open, by why they were closed. */
	public static final String SOCKET_CONNECTION_DURATION = "socket.connection.duration";

	/** Counter, {event}: frames and events of live sockets, both ways. */
	public static final String SOCKET_EVENTS = "socket.events";

	/** Histogram, s: how long the application takes to handle an event. */
	public static final String SOCKET_EVENT_DURATION = "socket.event.duration";

	/** Histogram, By: payloads of WebSocket messages, both ways. */
	public static final String SOCKET_MESSAGE_SIZE = "socket.message.size";

	/** Histogram, s: from a server's emit to the client's acknowledgement. */
	public static final String SOCKET_ACK_DURATION = "socket.ack.duration";

	/** Gauge, {room}: rooms with somebody in them. */
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
