package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.websocket.StompTelemetry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StompPropertyTests {

	@Test
	void framesCarryTheTraceOfTheMessageThatCausedThem() throws Exception {
		try (WireApplication application = WireApplication.start(StompApplication.class,
				"tiktickets.observability.websocket.outbound-traceparent=true")) {
			StompAgent agent = conversation(application);
			await().atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(application.received().spansNamed("process /app/tickets/{id}/reply"))
					.singleElement()
					.satisfies((span) -> assertThat(agent.frames().get(0).getFirst("traceparent"))
						.contains(span.traceId() + "-" + span.spanId())));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "tiktickets.observability.websocket.enabled=false", "otel.sdk.disabled=true" })
	void switchedOffNothingIsAdded(String property) throws Exception {
		try (WireApplication application = WireApplication.start(StompApplication.class, property)) {
			conversation(application);
			assertThat(application.context().getBeanProvider(StompTelemetry.class).getIfAvailable()).isNull();
			application.context().close();
			assertThat(application.received().spans()).noneMatch((span) -> span.name().startsWith("process "));
			assertThat(application.received().points()).noneMatch((point) -> point.metric().startsWith("socket."));
		}
	}

	private static StompAgent conversation(WireApplication application) throws Exception {
		StompAgent agent = StompAgent.connect(application, "acme");
		agent.subscribe("/topic/replies");
		await().atMost(Duration.ofSeconds(30)).until(() -> {
			if (agent.frames().isEmpty()) {
				agent.send("/topic/replies", "there yet");
			}
			return !agent.frames().isEmpty();
		});
		agent.frames().clear();
		agent.texts().clear();
		agent.send("/app/tickets/7/reply", "hello");
		await().atMost(Duration.ofSeconds(30)).until(() -> agent.texts().contains("hello"));
		agent.frames().subList(0, agent.texts().indexOf("hello")).clear();
		return agent;
	}

}
