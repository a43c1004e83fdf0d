package com.tiktickets.observability.websocket;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantScope;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;

/**
 * A message that a client sent, on its way to the handlers that are subscribed to the
 * channel. The first that claims it has the span; {@link #end} is called on the thread of
 * {@link #begin}. What other threads see is the claim only.
 */
final class StompExchange {

	private static final String HEADER = StompExchange.class.getName();

	private final StompTelemetry telemetry;

	private final StompSession session;

	private final AtomicReference<@Nullable MessageHandler> claim = new AtomicReference<>();

	private String event = "";

	private @Nullable Span span;

	private @Nullable TenantScope tenantScope;

	private @Nullable Scope spanScope;

	private long startNanos;

	private @Nullable Throwable error;

	StompExchange(StompTelemetry telemetry, StompSession session) {
		this.telemetry = telemetry;
		this.session = session;
	}

	static String header() {
		return HEADER;
	}

	static @Nullable StompExchange of(Message<?> message) {
		return (message.getHeaders().get(HEADER) instanceof StompExchange exchange) ? exchange : null;
	}

	boolean claimedBy(MessageHandler handler) {
		return this.claim.get() == handler;
	}

	boolean claim(MessageHandler handler) {
		return this.claim.compareAndSet(null, handler);
	}

	@SuppressWarnings("MustBeClosedChecker") // closed by end
	void begin(Message<?> message, String command) {
		this.startNanos = System.nanoTime();
		this.event = command;
		this.telemetry.settle(this.session, SimpMessageHeaderAccessor.getUser(message.getHeaders()));
		TenantBinding binding = TenantContext.bind(this.session.tenant());
		this.tenantScope = TenantContext.makeCurrent(binding);
		Context parent = TenantContext.storeIn(StompTelemetry.parentOf(message), binding);
		Span started = this.telemetry.start(this.session, message, command, parent);
		this.span = started;
		this.spanScope = parent.with(started).makeCurrent();
	}

	/** A method was found: from here on the template of its destination is the event. */
	void matched(String template) {
		Span current = this.span;
		if (current != null) {
			this.event = template;
			current.updateName("process " + template);
			current.setAttribute(TikticketsAttributes.SOCKET_EVENT, template);
		}
	}

	void failed(Throwable exception) {
		this.error = exception;
	}

	void end(@Nullable Throwable escaped) {
		if (this.spanScope == null) {
			return;
		}
		Throwable failure = (escaped != null) ? escaped : this.error;
		String type = (failure != null) ? failure.getClass().getName() : null;
		try {
			this.telemetry.metrics().handled(System.nanoTime() - this.startNanos, this.event, type);
			if (this.span != null && type != null) {
				this.span.setAttribute(SemanticAttributes.ERROR_TYPE, type);
				this.span.setStatus(StatusCode.ERROR);
			}
		}
		finally {
			close();
		}
	}

	void close() {
		if (this.span != null) {
			this.span.end();
		}
		if (this.spanScope != null) {
			this.spanScope.close();
			this.spanScope = null;
		}
		if (this.tenantScope != null) {
			this.tenantScope.close();
			this.tenantScope = null;
		}
	}

}
