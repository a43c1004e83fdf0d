package com.tiktickets.observability.websocket;

import com.tiktickets.observability.instrumentation.Operation;
import com.tiktickets.observability.instrumentation.OperationInstrumenter;
import com.tiktickets.observability.instrumentation.socket.SocketEvent;
import com.tiktickets.observability.instrumentation.socket.SocketInstrumenters;
import com.tiktickets.observability.tenant.TenantContext;
import io.opentelemetry.api.trace.SpanContext;
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
final class StompExchange implements SocketEvent {

	private static final String HEADER = StompExchange.class.getName();

	private final StompSession session;

	private final AtomicReference<@Nullable MessageHandler> claim = new AtomicReference<>();

	private String event = "";

	private @Nullable String sessionId;

	private @Nullable String destination;

	private @Nullable Operation<StompExchange> operation;

	private @Nullable Scope scope;

	StompExchange(StompSession session) {
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

	StompSession session() {
		return this.session;
	}

	@Override
	public String event() {
		return this.event;
	}

	@Override
	public @Nullable String sessionId() {
		return this.sessionId;
	}

	@Nullable String destination() {
		return this.destination;
	}

	@Override
	public SpanContext handshake() {
		return this.session.handshake();
	}

	@SuppressWarnings("MustBeClosedChecker") // closed by end
	void begin(OperationInstrumenter<StompExchange> events, Context parent, Message<?> message, String command) {
		this.event = command;
		this.sessionId = SimpMessageHeaderAccessor.getSessionId(message.getHeaders());
		this.destination = SimpMessageHeaderAccessor.getDestination(message.getHeaders());
		Operation<StompExchange> started = events.start(parent, TenantContext.bind(this.session.tenant()), this);
		this.operation = started;
		this.scope = started.makeCurrent();
	}

	/** A method was found: from here on the template of its destination is the event. */
	void matched(String template) {
		this.event = template;
		if (this.operation != null) {
			this.operation.span().updateName(SocketInstrumenters.spanName(template));
		}
	}

	void failed(Throwable exception) {
		if (this.operation != null) {
			this.operation.failed(exception);
		}
	}

	void end(@Nullable Throwable escaped) {
		if (escaped != null) {
			failed(escaped);
		}
		if (this.operation != null && this.scope != null) {
			this.operation.end();
			this.scope.close();
			this.scope = null;
		}
	}

}
