package com.tiktickets.observability.whatsapp;

import com.tiktickets.observability.semconv.WhatsAppAttributes;
import com.tiktickets.observability.whatsapp.PendingMessages.Sent;
import com.tiktickets.observability.whatsapp.SessionSpans.Operation;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The messages of one session. Thread-safe. */
final class SessionMessages {

	private final WhatsAppTelemetry telemetry;

	private final SessionSpans spans;

	SessionMessages(WhatsAppTelemetry telemetry, SessionSpans spans) {
		this.telemetry = telemetry;
		this.spans = spans;
	}

	@Nullable String send(WhatsAppMessage message, Callable<@Nullable String> engine) throws Exception {
		WhatsAppSending sending = sending(message);
		try (var scope = sending.makeCurrent()) {
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
		long began = System.nanoTime();
		try (Operation operation = this.spans.begin("whatsapp receive", SpanKind.CONSUMER, SessionSpans.outside())) {
			this.spans.identify(operation.span(), message.id(), message.peer());
			operation.span().setAttribute(WhatsAppAttributes.MESSAGE_TYPE, message.type().word());
			String outcome = "failure";
			try {
				handler.run();
				outcome = "success";
			}
			catch (Throwable failure) {
				SessionSpans.fail(operation.span(), failure);
				throw failure;
			}
			finally {
				Attributes type = Attributes.of(WhatsAppAttributes.MESSAGE_TYPE, message.type().word(),
						WhatsAppAttributes.OUTCOME, outcome);
				this.telemetry.instruments().messages.add(1,
						type.toBuilder().put(WhatsAppAttributes.DIRECTION, "received").build());
				this.telemetry.instruments().process.record(WhatsAppInstruments.seconds(began), type);
			}
		}
	}

	void acknowledged(String messageId, AckLevel level, Runnable handler) {
		Sent sent = this.telemetry.pending().find(this.spans.session(), messageId);
		boolean first = this.telemetry.pending().acknowledge(this.spans.session(), messageId, level);
		try (Operation operation = beginAck(sent)) {
			Span span = operation.span();
			this.spans.identify(span, messageId, null);
			span.setAttribute(WhatsAppAttributes.ACK_LEVEL, level.word());
			if (sent != null && first) {
				this.telemetry.instruments().ack.record(WhatsAppInstruments.seconds(sent.sentNanos()),
						Attributes.of(WhatsAppAttributes.ACK_LEVEL, level.word()));
			}
			try {
				handler.run();
			}
			catch (Throwable failure) {
				SessionSpans.fail(span, failure);
				throw failure;
			}
		}
	}

	/**
	 * A trace ends when its request is answered; an acknowledgement of hours later would
	 * come to a trace that nobody waits for.
	 */
	@SuppressWarnings("MustBeClosedChecker") // the operation closes it
	private Operation beginAck(@Nullable Sent sent) {
		Context outside = SessionSpans.outside();
		boolean recent = sent != null
				&& System.nanoTime() - sent.sentNanos() < this.telemetry.settings().traceWindow().toNanos();
		Context parent = (sent != null && recent) ? outside.with(Span.wrap(sent.span())) : outside;
		var tenantScope = this.spans.asTenant();
		SpanBuilder builder = this.spans.builder("whatsapp ack", SpanKind.CONSUMER, parent);
		if (sent != null && !recent) {
			builder.addLink(sent.span());
		}
		if (recent && Span.fromContext(outside).getSpanContext().isValid()) {
			builder.addLink(Span.fromContext(outside).getSpanContext());
		}
		Span span = builder.startSpan();
		return new Operation(span, tenantScope, Context.current().with(span).makeCurrent());
	}

	void forget() {
		this.telemetry.pending().forget(this.spans.session());
	}

}
