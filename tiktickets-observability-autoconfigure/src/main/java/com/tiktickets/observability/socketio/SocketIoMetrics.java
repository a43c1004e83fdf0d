package com.tiktickets.observability.socketio;

import com.tiktickets.observability.instrumentation.OperationInstrumenter;
import com.tiktickets.observability.instrumentation.socket.SocketMetrics;
import com.tiktickets.observability.semconv.DurationBounds;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.semconv.TikticketsMetrics;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongGauge;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The instruments of Socket.IO alone. Thread-safe. */
final class SocketIoMetrics {

	static final String PROTOCOL = "socket.io";

	/** A client chooses the name of an event that has no listener. */
	static final String OTHER = "_other";

	private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

	private static final Attributes ALL = Attributes.of(TikticketsAttributes.SOCKET_PROTOCOL, PROTOCOL);

	private final Meter meter;

	private final SocketMetrics sockets;

	private final DoubleHistogram ackDuration;

	SocketIoMetrics(OpenTelemetry openTelemetry) {
		this.meter = openTelemetry.getMeter(OperationInstrumenter.SCOPE);
		this.sockets = new SocketMetrics(openTelemetry, PROTOCOL);
		this.ackDuration = this.meter.histogramBuilder(TikticketsMetrics.SOCKET_ACK_DURATION)
			.setUnit(TikticketsMetrics.UNIT_EVENT_DURATION)
			.setDescription(
					"Duration from sending a Socket.IO event until the client acknowledges it or the acknowledgement times out.")
			.setExplicitBucketBoundariesAdvice(DurationBounds.OPERATION)
			.build();
	}

	SocketMetrics sockets() {
		return this.sockets;
	}

	ObservableLongGauge rooms(LongSupplier rooms) {
		return this.meter.gaugeBuilder(TikticketsMetrics.SOCKET_ROOM_ACTIVE)
			.ofLongs()
			.setUnit(TikticketsMetrics.UNIT_ROOM)
			.setDescription("Number of Socket.IO rooms that have at least one client.")
			.buildWithCallback((measurement) -> measurement.record(rooms.getAsLong(), ALL));
	}

	void acknowledged(long nanos, String event, String outcome) {
		this.ackDuration.record(nanos / NANOS_PER_SECOND,
				ALL.toBuilder()
					.put(TikticketsAttributes.SOCKET_EVENT, event)
					.put(TikticketsAttributes.SOCKET_ACK_OUTCOME, outcome)
					.build());
	}

}
