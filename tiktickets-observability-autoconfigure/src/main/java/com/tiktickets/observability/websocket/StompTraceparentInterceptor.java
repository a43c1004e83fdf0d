package com.tiktickets.observability.websocket;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Writes the trace context of the operation that sends a message into its frame, and
 * nothing else of the context. Thread-safe.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">Trace Context</a>
 */
public final class StompTraceparentInterceptor implements ChannelInterceptor {

	@Override
	public Message<?> preSend(Message<?> message, MessageChannel channel) {
		if (SimpMessageHeaderAccessor.getMessageType(message.getHeaders()) != SimpMessageType.MESSAGE
				|| !Span.current().getSpanContext().isValid()) {
			return message;
		}
		SimpMessageHeaderAccessor accessor = SimpMessageHeaderAccessor.wrap(message);
		W3CTraceContextPropagator.getInstance()
			.inject(Context.current(), accessor,
					(frame, key, value) -> ((frame != null) ? frame : accessor).setNativeHeader(key, value));
		return MessageBuilder.createMessage(message.getPayload(), accessor.getMessageHeaders());
	}

}
