package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.socketio.SocketIoTelemetry;
import com.tiktickets.observability.test.ReceivedSpan;
import java.time.Duration;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketIoEnvelopeTests {

	private static final String ENVELOPE = "tiktickets.observability.socketio.envelope.enabled=true";

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String SPAN = "00f067aa0ba902b7";

	@Test
	void eventContinuesTheTraceOfItsEnvelopeAndEmitsCarryOne() throws Exception {
		try (WireApplication application = WireApplication.start(SocketIoApplication.class, ENVELOPE)) {
			SocketIoAgent agent = SocketIoAgent.connect(application, "acme", null);
			JSONObject carrier = new JSONObject().put("traceparent", "00-" + TRACE + "-" + SPAN + "-01")
				.put("baggage", "tenant_id=globex");
			assertThat(agent.ask("reply", "hello", new JSONObject().put("_otel", carrier))).isEqualTo("got hello");
			ReceivedSpan span = reply(application);
			assertThat(span.traceId()).isEqualTo(TRACE);
			assertThat(span.parentSpanId()).isEqualTo(SPAN);
			assertThat(span.attribute("tenant_id")).isEqualTo("acme");
			await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(agent.notifications()).hasSize(1));
			Object[] notification = agent.notifications().get(0);
			assertThat(notification).hasSize(2);
			assertThat(((JSONObject) notification[1]).getJSONObject("_otel").getString("traceparent"))
				.contains(TRACE + "-" + span.spanId());
			agent.disconnect();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"_otel\": 7}", "{\"_otel\": {\"traceparent\": \"nonsense\"}}",
			"{\"_otel\": {\"traceparent\": {\"a\": 1}}}", "{\"other\": \"_otel\"}" })
	void malformedEnvelopeIsNoneAndTheEventIsHandled(String last) throws Exception {
		try (WireApplication application = WireApplication.start(SocketIoApplication.class, ENVELOPE)) {
			SocketIoAgent agent = SocketIoAgent.connect(application, "acme", null);
			assertThat(agent.ask("reply", "hello", new JSONObject(last))).isEqualTo("got hello");
			assertThat(reply(application).parentSpanId()).isEmpty();
			agent.disconnect();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "tiktickets.observability.socketio.enabled=false", "otel.sdk.disabled=true" })
	void switchedOffNothingIsAdded(String property) throws Exception {
		try (WireApplication application = WireApplication.start(SocketIoApplication.class, property)) {
			SocketIoAgent agent = SocketIoAgent.connect(application, "acme", null);
			assertThat(agent.ask("reply", "hello")).isEqualTo("got hello");
			assertThat(application.context().getBeanProvider(SocketIoTelemetry.class).getIfAvailable()).isNull();
			agent.disconnect();
			application.context().close();
			assertThat(application.received().spans()).noneMatch((span) -> span.name().startsWith("process "));
			assertThat(application.received().points()).noneMatch((point) -> point.metric().startsWith("socket."));
		}
	}

	private static ReceivedSpan reply(WireApplication application) {
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(application.received().spansNamed("process reply")).hasSize(1));
		return application.received().spansNamed("process reply").get(0);
	}

}
