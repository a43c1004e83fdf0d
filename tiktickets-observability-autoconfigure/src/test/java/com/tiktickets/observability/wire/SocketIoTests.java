package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import io.netty.util.Version;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.time.Duration;
import java.util.List;
import java.util.HexFormat;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketIoTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

	private WireApplication application;

	@BeforeEach
	void start() {
		this.application = WireApplication.start(SocketIoApplication.class);
	}

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void eventIsOneSpanLinkedToItsHandshakeUnderTheTenantOfTheToken() throws Exception {
		SocketIoAgent agent = SocketIoAgent.connect(this.application, "acme", TRACEPARENT);
		assertThat(agent.ask("reply", "hello")).isEqualTo("got hello");
		ReceivedSpan span = span("process reply");
		assertThat(span.kind()).isEqualTo(SpanKind.SPAN_KIND_CONSUMER);
		assertThat(span.parentSpanId()).isEmpty();
		assertThat(span.traceId()).isNotEqualTo(TRACE);
		assertThat(span.span().getLinksList()).hasSize(1);
		assertThat(span.attributes()).containsEntry("tenant_id", "acme")
			.containsEntry("socket.protocol", "socket.io")
			.containsEntry("socket.event", "reply")
			.containsEntry("socket.namespace", "/")
			.containsKey("socket.session.id");
		patiently().untilAsserted(() -> assertThat(this.application.received().logsWith("Reply hello")).singleElement()
			.satisfies((log) -> {
				assertThat(log.spanId()).isEqualTo(span.spanId());
				assertThat(log.attribute("tenant_id")).isEqualTo("acme");
			}));
		agent.disconnect();
	}

	@Test
	void eventIsLinkedToTheTraceparentBesideTheToken() throws Exception {
		SocketIoAgent agent = SocketIoAgent.connectWith(this.application,
				Map.of("token", "acme", "traceparent", TRACEPARENT));
		assertThat(agent.ask("reply", "hello")).isEqualTo("got hello");
		assertThat(span("process reply").span().getLinksList()).singleElement()
			.satisfies(
					(link) -> assertThat(HexFormat.of().formatHex(link.getTraceId().toByteArray())).isEqualTo(TRACE));
		agent.disconnect();
	}

	@Test
	void listenerThatWasThereBeforeTheServerWasABeanIsObserved() throws Exception {
		SocketIoAgent agent = SocketIoAgent.connect(this.application, "acme", null);
		assertThat(agent.ask("early", "bird")).isEqualTo("early bird");
		assertThat(span("process early").attribute("tenant_id")).isEqualTo("acme");
		agent.disconnect();
	}

	@Test
	void handshakeThatIsNotAuthenticatedIsCountedAndOpensNothing() throws Exception {
		assertThat(SocketIoAgent.connect(this.application, "forged", null).outcome()).startsWith("refused");
		patiently().untilAsserted(() -> assertThat(
				value("_unknown", "socket.events", Map.of("socket.event", "connect", "error.type", "unauthorized")))
			.isEqualTo(1));
		eventIsOneSpanLinkedToItsHandshakeUnderTheTenantOfTheToken();
		patiently().untilAsserted(
				() -> assertThat(this.application.received().pointsOf("socket.connection.active")).isNotEmpty()
					.allMatch((point) -> "acme".equals(point.attribute("tenant_id"))));
	}

	@Test
	void clientWithMalformedTenantIsUnknown() throws Exception {
		SocketIoAgent agent = SocketIoAgent.connect(this.application, "not a tenant", null);
		agent.ask("reply", "hello");
		assertThat(span("process reply").attribute("tenant_id")).isEqualTo("_unknown");
		agent.disconnect();
	}

	@Test
	void listenerThatThrowsFailsItsSpanAndTheConnectionGoesOn() throws Exception {
		SocketIoAgent agent = SocketIoAgent.connect(this.application, "acme", null);
		agent.emit("explode", "now");
		assertThat(agent.ask("reply", "still here")).isEqualTo("got still here");
		ReceivedSpan span = span("process explode");
		assertThat(span.span().getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
		assertThat(span.attribute("error.type")).isEqualTo(IllegalStateException.class.getName());
		patiently().untilAsserted(() -> assertThat(this.application.received().logs())
			.filteredOn((log) -> log.traceId().equals(span.traceId()) && log.attributes().containsKey("exception.type"))
			.hasSize(1)
			.allMatch((log) -> "acme".equals(log.attribute("tenant_id"))));
		patiently().untilAsserted(() -> assertThat(value("acme", "socket.events",
				Map.of("socket.event", "explode", "error.type", IllegalStateException.class.getName())))
			.isEqualTo(1));
		agent.disconnect();
	}

	@Test
	void eventThatNobodyListensToHasNoSpanAndNoNameOfItsOwn() throws Exception {
		SocketIoAgent agent = SocketIoAgent.connect(this.application, "acme", null);
		agent.emit("made-up-by-the-client", "x");
		agent.ask("reply", "hello");
		patiently().untilAsserted(() -> assertThat(
				value("acme", "socket.events", Map.of("socket.direction", "receive", "socket.event", "_other")))
			.isEqualTo(1));
		assertThat(this.application.received().points()).isNotEmpty()
			.noneMatch((point) -> "made-up-by-the-client".equals(point.attribute("socket.event")));
		assertThat(this.application.received().spansNamed("process made-up-by-the-client")).isEmpty();
		agent.disconnect();
	}

	@Test
	void connectionsRoomsEmitsAndAcknowledgementsAreMeasured() throws Exception {
		SocketIoAgent agent = SocketIoAgent.connect(this.application, "acme", null);
		agent.ask("join", "queue-1");
		agent.emit("ask", "life");
		patiently().untilAsserted(() -> assertThat(value("acme", "socket.connection.active", Map.of())).isEqualTo(1));
		patiently().untilAsserted(() -> assertThat(value("_system", "socket.room.active", Map.of())).isEqualTo(1));
		for (String event : List.of("joined", "question")) {
			patiently().untilAsserted(() -> assertThat(
					value("acme", "socket.events", Map.of("socket.direction", "send", "socket.event", event)))
				.isEqualTo(1));
		}
		patiently().untilAsserted(() -> assertThat(this.application.received().lastPointsOf("socket.ack.duration"))
			.anyMatch((point) -> "acknowledged".equals(point.attribute("socket.ack.outcome"))
					&& "question".equals(point.attribute("socket.event"))
					&& "acme".equals(point.attribute("tenant_id"))));
		String trace = span("process ask").traceId();
		patiently().untilAsserted(() -> assertThat(this.application.received().logsWith("Answer 42")).singleElement()
			.satisfies((log) -> assertThat(log.traceId()).isEqualTo(trace)));
		agent.disconnect();
		patiently().untilAsserted(() -> assertThat(value("acme", "socket.connection.active", Map.of())).isZero());
		patiently().untilAsserted(() -> assertThat(value("_system", "socket.room.active", Map.of())).isZero());
		patiently().untilAsserted(() -> assertThat(reasons()).containsExactly("client"));
		SocketMetricNames.assertAsDocumented(this.application.received(), "socket.message.size");
	}

	@Test
	void serverThatDisconnectsIsTheReason() throws Exception {
		SocketIoAgent.connect(this.application, "acme", null).emit("leave", "now");
		patiently().untilAsserted(() -> assertThat(reasons()).containsExactly("server"));
	}

	@Test
	void eventsCarryNoEnvelopeUnlessAsked() throws Exception {
		SocketIoAgent agent = SocketIoAgent.connect(this.application, "acme", null);
		agent.ask("reply", "hello");
		patiently().untilAsserted(() -> assertThat(agent.notifications()).hasSize(1));
		assertThat(agent.notifications().get(0)).containsExactly("hello");
		agent.disconnect();
	}

	@Test
	void runsOnTheNettyOfBoot() {
		assertThat(Version.identify().get("netty-common").artifactVersion()).startsWith("4.2.");
	}

	private ReceivedSpan span(String name) {
		patiently().untilAsserted(() -> assertThat(this.application.received().spansNamed(name)).hasSize(1));
		return this.application.received().spansNamed(name).get(0);
	}

	private List<Object> reasons() {
		return this.application.received()
			.lastPointsOf("socket.connection.duration")
			.stream()
			.map((point) -> (Object) point.attribute("socket.disconnect.reason"))
			.toList();
	}

	private double value(String tenant, String metric, Map<String, Object> attributes) {
		return this.application.received()
			.lastPointsOf(metric)
			.stream()
			.filter((point) -> tenant.equals(point.attribute("tenant_id")))
			.filter((point) -> point.attributes().entrySet().containsAll(attributes.entrySet()))
			.mapToDouble(ReceivedPoint::value)
			.reduce(Double::sum)
			.orElse(-1);
	}

	private static ConditionFactory patiently() {
		return await().atMost(Duration.ofSeconds(30));
	}

}
