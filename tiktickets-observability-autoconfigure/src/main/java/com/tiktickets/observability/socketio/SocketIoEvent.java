package com.tiktickets.observability.socketio;

import com.tiktickets.observability.instrumentation.socket.SocketEvent;
import io.opentelemetry.api.trace.SpanContext;

/**
 * An event that a client sent and the application listens to.
 *
 * @param event its name
 * @param namespace the namespace, empty for the main one
 * @param sessionId the session of the client
 * @param handshake the span of the handshake
 */
record SocketIoEvent(String event, String namespace, String sessionId, SpanContext handshake) implements SocketEvent {
}
