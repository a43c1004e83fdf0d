package com.tiktickets.observability.socketio;

import com.corundumstudio.socketio.HandshakeData;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the trace context of handshakes and events, and nothing else: baggage
 * of a client is nobody's.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">Trace Context</a>
 */
final class TraceContexts {

	private static final String TRACEPARENT = "traceparent";

	private static final String TRACESTATE = "tracestate";

	private static final W3CTraceContextPropagator PROPAGATOR = W3CTraceContextPropagator.getInstance();

	private TraceContexts() {
	}

	/**
	 * A browser cannot set a header of a WebSocket: it may use the query, or the token.
	 */
	static SpanContext of(HandshakeData handshake) {
		String header = (handshake.getHttpHeaders() != null) ? handshake.getHttpHeaders().get(TRACEPARENT) : null;
		if (header == null && handshake.getUrlParams() != null) {
			header = handshake.getSingleUrlParam(TRACEPARENT);
		}
		return (header != null) ? Span.fromContext(parent(Map.of(TRACEPARENT, header))).getSpanContext()
				: ofToken(handshake.getAuthToken());
	}

	/** Since version 4 of the protocol the token comes after the handshake. */
	static SpanContext ofToken(@Nullable Object token) {
		return (token instanceof Map<?, ?> carrier) ? Span.fromContext(parent(carrier)).getSpanContext()
				: SpanContext.getInvalid();
	}

	static Context parent(Map<?, ?> carrier) {
		return PROPAGATOR.extract(Context.root(), carrier, Strings.GETTER);
	}

	static Map<String, String> current() {
		Map<String, String> carrier = new HashMap<>();
		PROPAGATOR.inject(Context.current(), carrier, (map, key, value) -> {
			if (map != null) {
				map.put(key, value);
			}
		});
		return carrier;
	}

	private enum Strings implements TextMapGetter<Map<?, ?>> {

		GETTER;

		@Override
		public Iterable<String> keys(Map<?, ?> carrier) {
			return List.of(TRACEPARENT, TRACESTATE);
		}

		@Override
		public @Nullable String get(@Nullable Map<?, ?> carrier, String key) {
			return (carrier != null && carrier.get(key) instanceof String value) ? value : null;
		}

	}

}
