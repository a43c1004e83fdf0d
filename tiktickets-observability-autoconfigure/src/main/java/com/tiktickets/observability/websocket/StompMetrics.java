package com.tiktickets.observability.websocket;

import com.tiktickets.observability.instrumentation.OperationInstrumenter;
import com.tiktickets.observability.instrumentation.socket.SocketMetrics;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.semconv.TikticketsMetrics;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.context.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts and sizes of the frames of STOMP. Thread-safe. */
final class StompMetrics {

	static final String PROTOCOL = "stomp";

	private static final List<Long> BYTES = List.of(64L, 256L, 1_024L, 4_096L, 16_384L, 65_536L, 262_144L, 1_048_576L);

	private static final Attributes RECEIVED = direction(SocketMetrics.RECEIVE);

	private static final Attributes SENT = direction(SocketMetrics.SEND);

	private final SocketMetrics sockets;

	private final LongHistogram size;

	StompMetrics(OpenTelemetry openTelemetry) {
		this.sockets = new SocketMetrics(openTelemetry, PROTOCOL);
		this.size = openTelemetry.getMeter(OperationInstrumenter.SCOPE)
			.histogramBuilder(TikticketsMetrics.SOCKET_MESSAGE_SIZE)
			.ofLongs()
			.setUnit(TikticketsMetrics.UNIT_SIZE)
			.setDescription("Size of the payloads of WebSocket messages.")
			.setExplicitBucketBoundariesAdvice(BYTES)
			.build();
	}

	SocketMetrics sockets() {
		return this.sockets;
	}

	void received(String command, int bytes, @Nullable String error) {
		this.sockets.event(Context.current(), SocketMetrics.RECEIVE, command, error);
		this.size.record(bytes, RECEIVED);
	}

	void sent(String command, int bytes, @Nullable String error) {
		this.sockets.event(Context.current(), SocketMetrics.SEND, command, error);
		this.size.record(bytes, SENT);
	}

	private static Attributes direction(String direction) {
		return Attributes.of(TikticketsAttributes.SOCKET_PROTOCOL, PROTOCOL, TikticketsAttributes.SOCKET_DIRECTION,
				direction);
	}

}
