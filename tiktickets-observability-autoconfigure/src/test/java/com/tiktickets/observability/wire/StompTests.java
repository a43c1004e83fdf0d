package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;
import org.springframework.messaging.support.MessageBuilder;

class StompTests {

	private static final String REPLY = "process /app/tickets/{id}/reply";

	private WireApplication application;

	@BeforeEach
	void start() {
		this.application = WireApplication.start(StompApplication.class);
	}

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void messageIsOneSpanLinkedToItsHandshakeUnderTheTenantOfThePrincipal() throws Exception {
		StompAgent agent = subscribed("acme");
		agent.send("/app/tickets/7/reply", "hello");
		patiently().untilAsserted(() -> assertThat(agent.texts()).containsExactly("hello"));
		patiently().untilAsserted(() -> assertThat(points("socket.event.duration")).hasSize(1));
		patiently().untilAsserted(() -> assertThat(processed()).hasSize(1));
		ReceivedSpan span = processed().get(0);
		assertThat(span.name()).isEqualTo(REPLY);
		assertThat(span.kind()).isEqualTo(SpanKind.SPAN_KIND_CONSUMER);
		assertThat(span.parentSpanId()).isEmpty();
		assertThat(span.attributes()).containsEntry("tenant_id", "acme")
			.containsEntry("socket.protocol", "stomp")
			.containsEntry("socket.event", "/app/tickets/{id}/reply")
			.containsEntry("socket.destination", "/app/tickets/7/reply")
			.containsKey("socket.session.id");
		assertThat(linkedSpans(span)).extracting(ReceivedSpan::kind).containsExactly(SpanKind.SPAN_KIND_SERVER);
		patiently().untilAsserted(() -> assertThat(this.application.received().logsWith("Reply to 7")).singleElement()
			.satisfies((log) -> {
				assertThat(log.spanId()).isEqualTo(span.spanId());
				assertThat(log.attribute("tenant_id")).isEqualTo("acme");
			}));
	}

	@Test
	void messageToTheBrokerIsOneSpan() throws Exception {
		StompAgent agent = subscribed("acme");
		agent.send("/topic/replies", "direct");
		patiently().untilAsserted(() -> assertThat(agent.texts()).containsExactly("direct"));
		patiently().untilAsserted(
				() -> assertThat(processed()).extracting(ReceivedSpan::name).containsExactly("process SEND"));
	}

	@Test
	void sessionOfNobodyIsUnknown() throws Exception {
		subscribed(null).send("/app/tickets/8/reply", "hello");
		patiently().untilAsserted(() -> assertThat(processed()).hasSize(1));
		assertThat(processed().get(0).attribute("tenant_id")).isEqualTo("_unknown");
	}

	@Test
	void sessionsFramesAndSizesAreMeasuredByTenant() throws Exception {
		StompAgent agent = subscribed("acme");
		agent.send("/app/tickets/7/reply", "hello");
		patiently().untilAsserted(() -> assertThat(value("socket.connection.active", Map.of())).isEqualTo(1));
		for (String command : List.of("CONNECT", "SUBSCRIBE", "SEND")) {
			patiently().untilAsserted(() -> assertThat(
					value("socket.events", Map.of("socket.direction", "receive", "socket.event", command)))
				.isEqualTo(1));
		}
		patiently().untilAsserted(
				() -> assertThat(value("socket.events", Map.of("socket.direction", "send", "socket.event", "MESSAGE")))
					.isEqualTo(1));
		agent.disconnect();
		patiently().untilAsserted(() -> assertThat(value("socket.connection.active", Map.of())).isZero());
		patiently().untilAsserted(() -> assertThat(points("socket.connection.duration")).isNotEmpty());
		assertThat(points("socket.message.size")).isNotEmpty().allMatch((point) -> point.unit().equals("By"));
		SocketMetricNames.assertAsDocumented(this.application.received(), "socket.room.active", "socket.ack.duration");
	}

	@Test
	void malformedFrameIsAnsweredAndCountedAndNothingElseHappens() throws Exception {
		CompletableFuture<String> answer = new CompletableFuture<>();
		WebSocket socket = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.header("Authorization", TestSecurity.bearer("acme"))
			.buildAsync(URI.create(this.application.url("/ws").replace("http:", "ws:")), new WebSocket.Listener() {

				@Override
				public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
					answer.complete(data.toString());
					return null;
				}

			})
			.get(30, TimeUnit.SECONDS);
		socket.sendText("GARBAGE\nno colon here\n\nbody\u0000", true);
		assertThat(answer.get(30, TimeUnit.SECONDS)).startsWith("ERROR");
		patiently().untilAsserted(() -> assertThat(value("socket.events",
				Map.of("socket.direction", "receive", "socket.event", "_other", "error.type", "stomp_error")))
			.isEqualTo(1));
		socket.abort();
		patiently().untilAsserted(() -> assertThat(value("socket.connection.active", Map.of())).isZero());
		assertThat(processed()).isEmpty();
		messageIsOneSpanLinkedToItsHandshakeUnderTheTenantOfThePrincipal();
	}

	@Test
	void listenerThatThrowsFailsItsSpanAndTheSessionGoesOn() throws Exception {
		StompAgent agent = subscribed("acme");
		agent.send("/app/explode", "now");
		agent.send("/app/tickets/7/reply", "still here");
		patiently().untilAsserted(() -> assertThat(agent.texts()).containsExactly("still here"));
		patiently()
			.untilAsserted(() -> assertThat(this.application.received().spansNamed("process /app/explode")).hasSize(1));
		ReceivedSpan span = this.application.received().spansNamed("process /app/explode").get(0);
		assertThat(span.span().getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
		assertThat(span.attribute("error.type")).isEqualTo(IllegalStateException.class.getName());
		patiently().untilAsserted(() -> assertThat(this.application.received().logs())
			.filteredOn((log) -> log.traceId().equals(span.traceId()) && log.attributes().containsKey("exception.type"))
			.hasSize(1)
			.allMatch((log) -> "acme".equals(log.attribute("tenant_id"))));
		patiently().untilAsserted(() -> assertThat(points("socket.event.duration"))
			.anyMatch((point) -> IllegalStateException.class.getName().equals(point.attribute("error.type"))));
	}

	@Test
	void framesCarryNoTraceContextUnlessAsked() throws Exception {
		StompAgent agent = subscribed("acme");
		agent.send("/app/tickets/7/reply", "hello");
		patiently().untilAsserted(() -> assertThat(agent.frames()).hasSize(1));
		assertThat(agent.frames().get(0).getFirst("traceparent")).isNull();
	}

	private StompAgent subscribed(String tenant) throws Exception {
		StompAgent agent = StompAgent.connect(this.application, tenant);
		agent.subscribe("/topic/replies");
		SimpMessageHeaderAccessor headers = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
		headers.setDestination("/topic/replies");
		Message<byte[]> message = MessageBuilder.createMessage(new byte[0], headers.getMessageHeaders());
		patiently().until(() -> !this.application.context()
			.getBean(SimpleBrokerMessageHandler.class)
			.getSubscriptionRegistry()
			.findSubscriptions(message)
			.isEmpty());
		return agent;
	}

	private List<ReceivedSpan> processed() {
		return this.application.received()
			.spans()
			.stream()
			.filter((span) -> span.name().startsWith("process "))
			.toList();
	}

	private List<ReceivedSpan> linkedSpans(ReceivedSpan span) {
		List<ByteString> links = span.span().getLinksList().stream().map((link) -> link.getSpanId()).toList();
		return this.application.received()
			.spans()
			.stream()
			.filter((other) -> links.contains(other.span().getSpanId()))
			.toList();
	}

	private List<ReceivedPoint> points(String metric) {
		return this.application.received().lastPointsOf(metric);
	}

	private double value(String metric, Map<String, Object> attributes) {
		return points(metric).stream()
			.filter((point) -> "acme".equals(point.attribute("tenant_id")))
			.filter((point) -> point.attributes().entrySet().containsAll(attributes.entrySet()))
			.mapToDouble(ReceivedPoint::value)
			.reduce(Double::sum)
			.orElse(-1);
	}

	private static ConditionFactory patiently() {
		return await().atMost(Duration.ofSeconds(30));
	}

}
