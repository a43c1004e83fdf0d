package com.tiktickets.observability.socketio;

import com.tiktickets.observability.semconv.DurationBounds;
import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.semconv.TikticketsMetrics;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongGauge;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The instruments of Socket.IO. Thread-safe. */
final class SocketIoMetrics {

	static final String PROTOCOL = "socket.io";

	static final String RECEIVE = "receive";

	static final String SEND = "send";

	/** From a glance at a page to a working day. */
	private static final List<Double> CONNECTION_SECONDS = List.of(1.0, 10.0, 60.0, 300.0, 1_800.0, 3_600.0, 14_400.0,
			28_800.0, 86_400.0);

	private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

	private static final Attributes CONNECTION = Attributes.of(TikticketsAttributes.SOCKET_PROTOCOL, PROTOCOL);

	/** Names of what a server emits may be made up as it goes; those are not kept. */
	private static final int MOST_EVENTS = 256;

	private final Map<String, Attributes> received = new ConcurrentHashMap<>();

	private final Map<String, Attributes> sent = new ConcurrentHashMap<>();

	private final Meter meter;

	private final LongUpDownCounter connections;

	private final DoubleHistogram connectionDuration;

	private final LongCounter events;

	private final DoubleHistogram eventDuration;

	private final DoubleHistogram ackDuration;

	SocketIoMetrics(Meter meter) {
		this.meter = meter;
		this.connections = meter.upDownCounterBuilder(TikticketsMetrics.SOCKET_CONNECTION_ACTIVE)
			.setUnit(TikticketsMetrics.UNIT_CONNECTION)
			.setDescription("Live sockets that are open")
			.build();
		this.events = meter.counterBuilder(TikticketsMetrics.SOCKET_EVENTS)
			.setUnit(TikticketsMetrics.UNIT_EVENT)
			.setDescription("Frames and events of live sockets")
			.build();
		this.connectionDuration = histogram(TikticketsMetrics.SOCKET_CONNECTION_DURATION,
				"How long live sockets were open", CONNECTION_SECONDS);
		this.eventDuration = histogram(TikticketsMetrics.SOCKET_EVENT_DURATION,
				"How long the application takes to handle an event", DurationBounds.OPERATION);
		this.ackDuration = histogram(TikticketsMetrics.SOCKET_ACK_DURATION,
				"From a server's emit to the client's acknowledgement", DurationBounds.OPERATION);
	}

	private DoubleHistogram histogram(String name, String description, List<Double> buckets) {
		return this.meter.histogramBuilder(name)
			.setUnit(TikticketsMetrics.UNIT_EVENT_DURATION)
			.setDescription(description)
			.setExplicitBucketBoundariesAdvice(buckets)
			.build();
	}

	ObservableLongGauge rooms(LongSupplier rooms) {
		return this.meter.gaugeBuilder(TikticketsMetrics.SOCKET_ROOM_ACTIVE)
			.ofLongs()
			.setUnit(TikticketsMetrics.UNIT_ROOM)
			.setDescription("Rooms with somebody in them")
			.buildWithCallback((measurement) -> measurement.record(rooms.getAsLong(), CONNECTION));
	}

	void connected() {
		this.connections.add(1, CONNECTION);
	}

	void disconnected(long nanos, String reason) {
		this.connections.add(-1, CONNECTION);
		this.connectionDuration.record(nanos / NANOS_PER_SECOND,
				CONNECTION.toBuilder().put(TikticketsAttributes.SOCKET_DISCONNECT_REASON, reason).build());
	}

	void event(String direction, String event, @Nullable String error) {
		this.events.add(1, attributes(direction, event, error));
	}

	void handled(long nanos, String event, @Nullable String error) {
		Attributes attributes = attributes(RECEIVE, event, error);
		this.events.add(1, attributes);
		this.eventDuration.record(nanos / NANOS_PER_SECOND, attributes);
	}

	void acknowledged(long nanos, String event, String outcome) {
		this.ackDuration.record(nanos / NANOS_PER_SECOND,
				CONNECTION.toBuilder()
					.put(TikticketsAttributes.SOCKET_EVENT, event)
					.put(TikticketsAttributes.SOCKET_ACK_OUTCOME, outcome)
					.build());
	}

	private Attributes attributes(String direction, String event, @Nullable String error) {
		Map<String, Attributes> known = direction.equals(SEND) ? this.sent : this.received;
		Attributes attributes = known.get(event);
		if (attributes == null) {
			attributes = CONNECTION.toBuilder()
				.put(TikticketsAttributes.SOCKET_DIRECTION, direction)
				.put(TikticketsAttributes.SOCKET_EVENT, event)
				.build();
			if (known.size() < MOST_EVENTS) {
				known.put(event, attributes);
			}
		}
		return (error != null) ? attributes.toBuilder().put(SemanticAttributes.ERROR_TYPE, error).build() : attributes;
	}

}
