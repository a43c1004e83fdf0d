package com.tiktickets.observability.whatsapp;

import com.tiktickets.observability.semconv.WhatsAppAttributes;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.whatsapp.PendingMessages.Sent;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The messages of one session. Thread-safe. */
final class SessionMessages {

	private final SessionTelemetry telemetry;

	private final SessionSpans spans;

	SessionMessages(SessionTelemetry telemetry, SessionSpans spans) {
		this.telemetry = telemetry;
		this.spans = spans;
	}

	@Nullable String send(WhatsAppMessage message, Callable<@Nullable String> engine) throws Exception {
		WhatsAppSending sending = sending(message);
		try (TenantScope scope = sending.makeCurrent()) {
			String id = engine.call();
			sending.sent(id);
			return id;
		}
		catch (Throwable failure) {
			sending.failed(failure);
			throw failure;
		}
	}

	WhatsAppSending sending(WhatsAppMessage message) {
		return new WhatsAppSending(this.telemetry, this.spans, message);
	}

	void received(WhatsAppMessage message, Runnable handler) {
		this.spans.start(SessionOperation.Type.RECEIVE, Context.current(), this.spans.attributes(message).build())
			.run(handler);
	}

	/**
	 * An acknowledgement may arrive hours later, so that it starts a trace of its own.
	 */
	void acknowledged(String messageId, AckLevel level, Runnable handler) {
		Sent sent = this.telemetry.pending().find(this.spans.session(), messageId);
		boolean first = this.telemetry.pending().acknowledge(this.spans.session(), messageId, level);
		boolean recent = sent != null
				&& System.nanoTime() - sent.sentNanos() < this.telemetry.settings().traceWindow().toNanos();
		Context caller = Context.current();
		SpanContext sender = (sent != null) ? sent.span() : SpanContext.getInvalid();
		Context parent = recent ? caller.with(Span.wrap(sender)) : caller;
		SpanContext cause = recent ? Span.fromContext(caller).getSpanContext() : sender;
		Attributes attributes = Attributes.of(WhatsAppAttributes.MESSAGE_ID, this.telemetry.hashedMessage(messageId),
				WhatsAppAttributes.ACK_LEVEL, level.word());
		this.spans.start(SessionOperation.Type.ACK, parent, attributes, cause).run(() -> {
			if (sent != null && first) {
				this.telemetry.instruments().ack.record(WhatsAppInstruments.seconds(sent.sentNanos()),
						Attributes.of(WhatsAppAttributes.ACK_LEVEL, level.word()));
			}
			handler.run();
		});
	}

	void forget() {
		this.telemetry.pending().forget(this.spans.session());
	}

}
