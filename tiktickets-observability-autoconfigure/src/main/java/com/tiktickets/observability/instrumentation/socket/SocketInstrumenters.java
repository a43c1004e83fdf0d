package com.tiktickets.observability.instrumentation.socket;

import com.tiktickets.observability.instrumentation.OperationInstrumenter;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.instrumentation.api.instrumenter.AttributesExtractor;
import io.opentelemetry.instrumentation.api.instrumenter.InstrumenterBuilder;
import org.jspecify.annotations.Nullable;

/** Prepares instrumenters of the events of live sockets. */
public final class SocketInstrumenters {

	private SocketInstrumenters() {
	}

	/**
	 * Returns a builder whose spans are linked to the handshake of their session.
	 * @param openTelemetry makes spans and measurements
	 * @param protocol the protocol
	 * @param <E> the events
	 * @return the builder
	 */
	public static <E extends SocketEvent> InstrumenterBuilder<E, Throwable> builder(OpenTelemetry openTelemetry,
			String protocol) {
		return OperationInstrumenter.<E>builder(openTelemetry, (event) -> spanName(event.event()))
			.addSpanLinksExtractor((links, parent, event) -> links.addLink(event.handshake()))
			.addAttributesExtractor(new EventAttributes<>(protocol));
	}

	/**
	 * Returns the name of a span.
	 * @param event the name of the event
	 * @return the name of the span
	 */
	public static String spanName(String event) {
		return "process " + event;
	}

	/**
	 * Describes an event.
	 *
	 * @param protocol the protocol
	 */
	private record EventAttributes<E extends SocketEvent>(
			String protocol) implements AttributesExtractor<E, Throwable> {

		@Override
		public void onStart(AttributesBuilder attributes, Context parentContext, E event) {
			attributes.put(TikticketsAttributes.SOCKET_PROTOCOL, this.protocol);
			attributes.put(TikticketsAttributes.SOCKET_EVENT, event.event());
			attributes.put(TikticketsAttributes.SOCKET_SESSION_ID, event.sessionId());
		}

		/** The method that handles a message is known only at the end. */
		@Override
		public void onEnd(AttributesBuilder attributes, Context context, E event, @Nullable Throwable failure,
				@Nullable Throwable error) {
			attributes.put(TikticketsAttributes.SOCKET_EVENT, event.event());
		}

	}

}
