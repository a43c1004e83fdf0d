package com.tiktickets.observability.websocket;

import com.tiktickets.observability.semconv.DurationBounds;
import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.semconv.TikticketsMetrics;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The instruments of STOMP over WebSocket. Thread-safe. */
final class StompMetrics {

	static final String PROTOCOL = "stomp";

	static final String RECEIVE = "receive";

	static final String SEND = "send";

	/** From a glance at a page to a working day. */
	private static final List<Double> CONNECTION_SECONDS = List.of(1.0, 10.0, 60.0, 300.0, 1_800.0, 3_600.0, 14_400.0,
			28_800.0, 86_400.0);

	private static final List<Long> BYTES = List.of(64L, 256L, 1_024L, 4_096L, 16_384L, 65_536L, 262_144L, 1_048_576L);

	private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

	private static final Attributes CONNECTION = Attributes.of(TikticketsAttributes.SOCKET_PROTOCOL, PROTOCOL);

	private static final Attributes RECEIVED = direction(RECEIVE);

	private static final Attributes SENT = direction(SEND);

	/** Commands, and the templates of the application's destinations: few. */
	private final Map<String, Attributes> received = new ConcurrentHashMap<>();

	private final Map<String, Attributes> sent = new ConcurrentHashMap<>();

	private final LongUpDownCounter connections;

	private final DoubleHistogram connectionDuration;

	private final LongCounter events;

	private final DoubleHistogram eventDuration;

	private final LongHistogram size;

	StompMetrics(Meter meter) {
		this.connections = meter.upDownCounterBuilder(TikticketsMetrics.SOCKET_CONNECTION_ACTIVE)
			.setUnit(TikticketsMetrics.UNIT_CONNECTION)
			.setDescription("Live sockets that are open")
			.build();
		this.connectionDuration = meter.histogramBuilder(TikticketsMetrics.SOCKET_CONNECTION_DURATION)
			.setUnit(TikticketsMetrics.UNIT_CONNECTION_DURATION)
			.setDescription("How long live sockets were open")
			.setExplicitBucketBoundariesAdvice(CONNECTION_SECONDS)
			.build();
		this.events = meter.counterBuilder(TikticketsMetrics.SOCKET_EVENTS)
			.setUnit(TikticketsMetrics.UNIT_EVENT)
			.setDescription("Frames and events of live sockets")
			.build();
		this.eventDuration = meter.histogramBuilder(TikticketsMetrics.SOCKET_EVENT_DURATION)
			.setUnit(TikticketsMetrics.UNIT_EVENT_DURATION)
			.setDescription("How long the application takes to handle an event")
			.setExplicitBucketBoundariesAdvice(DurationBounds.OPERATION)
			.build();
		this.size = meter.histogramBuilder(TikticketsMetrics.SOCKET_MESSAGE_SIZE)
			.ofLongs()
			.setUnit(TikticketsMetrics.UNIT_SIZE)
			.setDescription("Payloads of WebSocket messages")
			.setExplicitBucketBoundariesAdvice(BYTES)
			.build();
	}

	void connected() {
		this.connections.add(1, CONNECTION);
	}

	void disconnected(long nanos, String reason) {
		this.connections.add(-1, CONNECTION);
		this.connectionDuration.record(nanos / NANOS_PER_SECOND,
				CONNECTION.toBuilder().put(TikticketsAttributes.SOCKET_DISCONNECT_REASON, reason).build());
	}

	void frame(String direction, String command, int bytes, @Nullable String error) {
		this.events.add(1, attributes(direction, command, error));
		this.size.record(bytes, direction.equals(SEND) ? SENT : RECEIVED);
	}

	void handled(long nanos, String event, @Nullable String error) {
		this.eventDuration.record(nanos / NANOS_PER_SECOND, attributes(RECEIVE, event, error));
	}

	private Attributes attributes(String direction, String event, @Nullable String error) {
		Map<String, Attributes> known = direction.equals(SEND) ? this.sent : this.received;
		Attributes attributes = known.computeIfAbsent(event,
				(added) -> direction(direction).toBuilder().put(TikticketsAttributes.SOCKET_EVENT, added).build());
		return (error != null) ? attributes.toBuilder().put(SemanticAttributes.ERROR_TYPE, error).build() : attributes;
	}

	private static Attributes direction(String direction) {
		return CONNECTION.toBuilder().put(TikticketsAttributes.SOCKET_DIRECTION, direction).build();
	}

}
