package com.tiktickets.observability.instrumentation.socket;

import com.tiktickets.observability.instrumentation.OperationInstrumenter;
import com.tiktickets.observability.semconv.DurationBounds;
import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.semconv.TikticketsMetrics;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The instruments of the live sockets of one protocol. Thread-safe. */
public final class SocketMetrics {

	/** Direction of what a client sent. */
	public static final String RECEIVE = "receive";

	/** Direction of what a client is sent. */
	public static final String SEND = "send";

	/** From one second to one day. */
	private static final List<Double> CONNECTION_SECONDS = List.of(1.0, 10.0, 60.0, 300.0, 1_800.0, 3_600.0, 14_400.0,
			28_800.0, 86_400.0);

	private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

	/**
	 * An application may generate event names without bound, so that the number of cached
	 * names is limited.
	 */
	private static final int MOST_EVENTS = 256;

	private final Map<String, Attributes> received = new ConcurrentHashMap<>();

	private final Map<String, Attributes> sent = new ConcurrentHashMap<>();

	private final Attributes protocol;

	private final LongUpDownCounter connections;

	private final DoubleHistogram connectionDuration;

	private final LongCounter events;

	private final DoubleHistogram eventDuration;

	/**
	 * Creates the instruments.
	 * @param openTelemetry makes them
	 * @param protocol the protocol
	 */
	public SocketMetrics(OpenTelemetry openTelemetry, String protocol) {
		Meter meter = openTelemetry.getMeter(OperationInstrumenter.SCOPE);
		this.protocol = Attributes.of(TikticketsAttributes.SOCKET_PROTOCOL, protocol);
		this.connections = meter.upDownCounterBuilder(TikticketsMetrics.SOCKET_CONNECTION_ACTIVE)
			.setUnit(TikticketsMetrics.UNIT_CONNECTION)
			.setDescription("Number of STOMP or Socket.IO connections that are open.")
			.build();
		this.connectionDuration = meter.histogramBuilder(TikticketsMetrics.SOCKET_CONNECTION_DURATION)
			.setUnit(TikticketsMetrics.UNIT_CONNECTION_DURATION)
			.setDescription("Duration of STOMP or Socket.IO connections, recorded when they close.")
			.setExplicitBucketBoundariesAdvice(CONNECTION_SECONDS)
			.build();
		this.events = meter.counterBuilder(TikticketsMetrics.SOCKET_EVENTS)
			.setUnit(TikticketsMetrics.UNIT_EVENT)
			.setDescription("Number of STOMP frames or Socket.IO events that were received or sent.")
			.build();
		this.eventDuration = meter.histogramBuilder(TikticketsMetrics.SOCKET_EVENT_DURATION)
			.setUnit(TikticketsMetrics.UNIT_EVENT_DURATION)
			.setDescription("Duration of handling a received STOMP message or Socket.IO event.")
			.setExplicitBucketBoundariesAdvice(DurationBounds.OPERATION)
			.build();
	}

	/** Counts a connection that was opened. */
	public void connected() {
		connections(1);
	}

	/**
	 * Counts connections for the current tenant.
	 * @param connections 1 for one more, -1 for one less
	 */
	public void connections(int connections) {
		this.connections.add(connections, this.protocol);
	}

	/**
	 * Counts a connection that was closed.
	 * @param nanos how long it was open
	 * @param reason why it was closed, a low-cardinality word
	 */
	public void disconnected(long nanos, String reason) {
		connections(-1);
		lasted(nanos, reason);
	}

	/**
	 * Records the duration of a connection that was closed.
	 * @param nanos how long it was open
	 * @param reason why it was closed, a low-cardinality word
	 */
	public void lasted(long nanos, String reason) {
		this.connectionDuration.record(nanos / NANOS_PER_SECOND,
				this.protocol.toBuilder().put(TikticketsAttributes.SOCKET_DISCONNECT_REASON, reason).build());
	}

	/**
	 * Counts an event.
	 * @param context holds the tenant
	 * @param direction {@link #RECEIVE} or {@link #SEND}
	 * @param event what the event is called
	 * @param error what went wrong, or {@code null}
	 */
	public void event(Context context, String direction, String event, @Nullable String error) {
		this.events.add(1, attributes(direction, event, error), context);
	}

	/**
	 * Records how long an event was handled.
	 * @param context holds the tenant and the span
	 * @param attributes those of the operation
	 * @param seconds how long it took
	 */
	public void handled(Context context, Attributes attributes, double seconds) {
		String event = attributes.get(TikticketsAttributes.SOCKET_EVENT);
		this.eventDuration.record(seconds,
				attributes(RECEIVE, (event != null) ? event : "", attributes.get(SemanticAttributes.ERROR_TYPE)),
				context);
	}

	private Attributes attributes(String direction, String event, @Nullable String error) {
		Map<String, Attributes> known = direction.equals(SEND) ? this.sent : this.received;
		Attributes attributes = known.get(event);
		if (attributes == null) {
			attributes = this.protocol.toBuilder()
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
