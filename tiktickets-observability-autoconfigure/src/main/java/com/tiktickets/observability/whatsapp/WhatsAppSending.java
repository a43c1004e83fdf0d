package com.tiktickets.observability.whatsapp;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.WhatsAppAttributes;
import com.tiktickets.observability.tenant.TenantScope;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A message on its way to the engine. It ends once, by {@link #sent} or {@link #failed};
 * later calls have no effect. Thread-safe.
 */
public final class WhatsAppSending {

	private static final Logger logger = LoggerFactory.getLogger(WhatsAppSession.class);

	private final AtomicBoolean ended = new AtomicBoolean();

	private final WhatsAppTelemetry telemetry;

	private final SessionSpans spans;

	private final WhatsAppMessage message;

	private final Span span;

	private final long began = System.nanoTime();

	WhatsAppSending(WhatsAppTelemetry telemetry, SessionSpans spans, WhatsAppMessage message) {
		this.telemetry = telemetry;
		this.spans = spans;
		this.message = message;
		Context outside = SessionSpans.outside();
		try (TenantScope tenant = spans.asTenant()) {
			this.span = spans.start("whatsapp send", SpanKind.PRODUCER, outside);
		}
		this.span.setAttribute(WhatsAppAttributes.MESSAGE_TYPE, message.type().word());
		spans.identify(this.span, message.id(), message.peer());
	}

	/**
	 * Runs what follows under the session's tenant and in this span.
	 * @return the scope, to be closed on this thread
	 */
	@SuppressWarnings("MustBeClosedChecker") // the returned scope closes it
	public TenantScope makeCurrent() {
		TenantScope tenant = this.spans.asTenant();
		Scope scope = Context.current().with(this.span).makeCurrent();
		return () -> {
			scope.close();
			tenant.close();
		};
	}

	/**
	 * The engine has taken the message.
	 * @param messageId the engine's id, by which it will be acknowledged, or {@code null}
	 */
	public void sent(@Nullable String messageId) {
		if (this.ended.compareAndSet(false, true)) {
			if (messageId != null) {
				this.telemetry.pending().add(this.spans.session(), messageId, this.span.getSpanContext(), this.began);
				this.spans.identify(this.span, messageId, null);
			}
			end("success", null);
		}
	}

	/**
	 * The engine has not taken the message.
	 * @param failure why; of it only the class is emitted, messages may name people
	 */
	public void failed(Throwable failure) {
		if (this.ended.compareAndSet(false, true)) {
			SessionSpans.fail(this.span, failure);
			end("failure", failure);
		}
	}

	private void end(String outcome, @Nullable Throwable failure) {
		AttributesBuilder attributes = Attributes.builder()
			.put(WhatsAppAttributes.MESSAGE_TYPE, this.message.type().word())
			.put(WhatsAppAttributes.OUTCOME, outcome);
		if (failure != null) {
			attributes.put(SemanticAttributes.ERROR_TYPE, failure.getClass().getName());
		}
		try (TenantScope scope = makeCurrent()) {
			this.telemetry.instruments().send.record(WhatsAppInstruments.seconds(this.began), attributes.build());
			this.telemetry.instruments().messages.add(1, Attributes.of(WhatsAppAttributes.DIRECTION, "sent",
					WhatsAppAttributes.MESSAGE_TYPE, this.message.type().word(), WhatsAppAttributes.OUTCOME, outcome));
			if (failure != null && this.telemetry.settings().logging()) {
				logger.atWarn()
					.addKeyValue(WhatsAppAttributes.SESSION_ID.getKey(), this.spans.session())
					.addKeyValue(SemanticAttributes.ERROR_TYPE.getKey(), failure.getClass().getName())
					.log("WhatsApp message was not sent");
			}
		}
		finally {
			this.span.end();
		}
	}

}
