package com.tiktickets.observability.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.FuzzInput;
import com.tiktickets.observability.Fuzzing;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import com.tiktickets.observability.tenant.resolution.TenantResolutionMetrics;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ExecutorSubscribableChannel;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.messaging.support.NativeMessageHeaderAccessor;

/** Frames with any headers, on their way through the interceptor. */
@Tag("volume")
class StompHeadersFuzzTests {

	private static final int TRIES = 30_000;

	private static final TenantId ACME = TenantId.of("acme");

	private final StompTelemetry telemetry = new StompTelemetry(OpenTelemetry.noop(),
			new TenantResolution<>(List.of(), null, TenantResolutionMetrics.of(OpenTelemetry.noop())),
			TenantId.UNKNOWN);

	private final StompChannelInterceptor interceptor = new StompChannelInterceptor(this.telemetry);

	@Test
	void frameWithAnyHeadersIsOfTheTenantOfItsHandshake() {
		MessageChannel channel = new ExecutorSubscribableChannel();
		MessageHandler handler = (message) -> {
		};
		Fuzzing.of("STOMP headers", TRIES).check(this::frame, (frame) -> {
			Message<?> sent = this.interceptor.preSend(frame, channel);
			StompExchange exchange = StompExchange.of(sent);
			this.interceptor.beforeHandle(sent, channel, handler);
			if (exchange != null) {
				this.telemetry.begin(exchange, sent, "SEND");
				assertThat(TenantContext.current()).isEqualTo(ACME);
				exchange.end(null);
			}
			this.interceptor.afterMessageHandled(sent, channel, handler, null);
			assertThat(Context.current()).isSameAs(Context.root());
			assertThat(TenantContext.current()).isEqualTo(TenantId.SYSTEM);
		});
	}

	private Message<byte[]> frame(FuzzInput input) {
		Map<String, Object> attributes = new HashMap<>();
		this.telemetry.handshake(attributes, ACME, null);
		StompHeaderAccessor accessor = StompHeaderAccessor
			.create(input.pick(StompCommand.SEND, StompCommand.SUBSCRIBE, StompCommand.CONNECT, StompCommand.ACK));
		accessor.setSessionAttributes(attributes);
		accessor.setLeaveMutable(input.pick(true, false));
		Map<String, List<String>> headers = new HashMap<>();
		for (String name : List.of("traceparent", "tracestate", "baggage", "tenant_id", "X-Tenant-Id", "login",
				"destination", input.any())) {
			headers.put(name, values(input));
		}
		accessor.setHeader(NativeMessageHeaderAccessor.NATIVE_HEADERS, headers);
		accessor.setHeader(SimpMessageHeaderAccessor.DESTINATION_HEADER, input.pick(null, input.any()));
		accessor.setHeader(SimpMessageHeaderAccessor.MESSAGE_TYPE_HEADER,
				input.pick(SimpMessageType.MESSAGE, SimpMessageType.SUBSCRIBE, SimpMessageType.CONNECT));
		return MessageBuilder.createMessage(new byte[0], accessor.getMessageHeaders());
	}

	private static List<String> values(FuzzInput input) {
		List<String> values = new ArrayList<>();
		for (int i = input.below(3); i > 0; i--) {
			values.add(input.pick(null, input.any(), "tenant_id=globex",
					input.damaged("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")));
		}
		return values;
	}

}
