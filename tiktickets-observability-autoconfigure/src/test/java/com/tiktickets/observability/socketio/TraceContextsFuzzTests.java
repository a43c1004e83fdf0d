package com.tiktickets.observability.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.FuzzInput;
import com.tiktickets.observability.Fuzzing;
import io.opentelemetry.api.trace.SpanContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a client sends as {@code auth}, and as the last argument of an event. */
@Tag("volume")
class TraceContextsFuzzTests {

	private static final int TRIES = 50_000;

	@Test
	void payloadOfAnyTypeIsRead() {
		Fuzzing.of("Socket.IO auth payloads", TRIES).check(TraceContextsFuzzTests::payload, (payload) -> {
			SpanContext context = TraceContexts.ofToken(payload);
			assertThat(!context.isValid() || ((Map<?, ?>) payload).get("traceparent") instanceof String).isTrue();
		});
	}

	@Test
	void argumentsOfAnyTypeAreLeftToTheApplication() {
		Fuzzing.of("Socket.IO arguments", TRIES).check((input) -> List.of(input.value(2), payload(input)), (args) -> {
			List<Object> copy = new ArrayList<>(args);
			assertThat(Envelope.takeFrom(copy)).isNull();
			assertThat(copy).isEqualTo(args);
		});
	}

	private static Object payload(FuzzInput input) {
		if (input.below(3) == 0) {
			return input.value(3);
		}
		Map<Object, Object> payload = new HashMap<>();
		payload.put("traceparent", input.value(1));
		payload.put("tracestate", input.value(1));
		payload.put(input.value(0), input.value(2));
		payload.put(input.pick("token", null), null);
		return payload;
	}

}
