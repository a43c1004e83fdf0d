package com.tiktickets.observability.whatsapp;

import com.tiktickets.observability.instrumentation.Operation;
import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.WhatsAppAttributes;
import com.tiktickets.observability.tenant.TenantScope;
import io.opentelemetry.api.trace.Span;
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

	private static final Logger logger = LoggerFactory.getLogger(SessionTelemetry.LOGGER);

	private final AtomicBoolean ended = new AtomicBoolean();

	private final SessionTelemetry telemetry;

	private final SessionSpans spans;

	private final Operation<SessionOperation> operation;

	private final long began = System.nanoTime();

	WhatsAppSending(SessionTelemetry telemetry, SessionSpans spans, WhatsAppMessage message) {
		this.telemetry = telemetry;
		this.spans = spans;
		this.operation = spans.start(SessionOperation.Type.SEND, Context.current(), spans.attributes(message).build());
	}

	/**
	 * Runs what follows under the session's tenant and in this span.
	 * @return the scope, to be closed on this thread
	 */
	@SuppressWarnings("MustBeClosedChecker") // the returned scope closes it
	public TenantScope makeCurrent() {
		Scope scope = this.operation.makeCurrent();
		return scope::close;
	}

	/**
	 * The engine has taken the message.
	 * @param messageId the engine's id, by which it will be acknowledged, or {@code null}
	 */
	public void sent(@Nullable String messageId) {
		if (this.ended.compareAndSet(false, true)) {
			Span span = this.operation.span();
			if (messageId != null) {
				this.telemetry.pending().add(this.spans.session(), messageId, span.getSpanContext(), this.began);
				span.setAttribute(WhatsAppAttributes.MESSAGE_ID, this.telemetry.hashedMessage(messageId));
			}
			this.operation.end();
		}
	}

	/**
	 * The engine has not taken the message.
	 * @param failure why; of it only the class is emitted, messages may name people
	 */
	public void failed(Throwable failure) {
		if (this.ended.compareAndSet(false, true)) {
			try (TenantScope scope = makeCurrent()) {
				log(failure);
			}
			finally {
				this.operation.failed(failure);
				this.operation.end();
			}
		}
	}

	private void log(Throwable failure) {
		if (this.telemetry.settings().logging()) {
			logger.atWarn()
				.addKeyValue(WhatsAppAttributes.SESSION_ID.getKey(), this.spans.session())
				.addKeyValue(SemanticAttributes.ERROR_TYPE.getKey(), failure.getClass().getName())
				.log("WhatsApp message was not sent");
		}
	}

}
