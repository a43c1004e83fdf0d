package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.whatsapp.AckLevel;
import com.tiktickets.observability.whatsapp.DisconnectReason;
import com.tiktickets.observability.whatsapp.MessageType;
import com.tiktickets.observability.whatsapp.WhatsAppMessage;
import com.tiktickets.observability.whatsapp.WhatsAppSession;
import com.tiktickets.observability.whatsapp.WhatsAppTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

class WhatsAppSessionTests {

	private static final String JID = "5511987654321@c.us";

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start(Engine.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void loginByQrCodeIsOneSpanPerTransitionTiedToTheConnection() {
		WhatsAppSession session = connected("qr", "acme");
		List<ReceivedSpan> spans = spans("qr", 4);
		assertThat(spans).extracting((span) -> span.attribute("whatsapp.transition.to"))
			.containsExactly("connecting", "awaiting_scan", "authenticated", "connected");
		assertThat(spans).extracting((span) -> span.attribute("tenant_id")).containsOnly("acme");
		assertThat(spans).extracting(ReceivedSpan::traceId).doesNotHaveDuplicates();
		assertThat(spans.subList(1, 4)).hasSize(3)
			.allSatisfy((span) -> assertThat(linkedTrace(span, 0)).isEqualTo(spans.get(0).traceId()));
		session.close();
	}

	@Test
	void sessionIsCountedInOneStateOfItsTenant() {
		WhatsAppSession session = connected("counted", "counting");
		awaitValue("whatsapp.session.active", Map.of("tenant_id", "counting", "whatsapp.session.state", "connected"),
				1);
		awaitValue("whatsapp.session.active", Map.of("tenant_id", "counting", "whatsapp.session.state", "connecting"),
				0);
		session.close();
		session.connected();
		awaitValue("whatsapp.session.active", Map.of("tenant_id", "counting", "whatsapp.session.state", "connected"),
				0);
	}

	@Test
	void eventThatComesTwiceCountsOnce() {
		WhatsAppSession session = connected("twice", "twice");
		session.connected();
		awaitValue("whatsapp.session.transitions", Map.of("tenant_id", "twice", "whatsapp.transition.to", "connected"),
				1);
		session.close();
	}

	@Test
	void connectedSessionThatFailsItsProbesIsZombieUntilOneSucceeds() {
		WhatsAppSession session = connected("zombie", "zombies");
		session.probed(false);
		session.probed(true);
		session.probed(false);
		assertThat(session.state().word()).isEqualTo("connected");
		session.probed(false);
		assertThat(session.state().word()).isEqualTo("zombie");
		awaitValue("whatsapp.session.active", Map.of("tenant_id", "zombies", "whatsapp.session.state", "zombie"), 1);
		await().untilAsserted(
				() -> assertThat(application.received().logsWith("WhatsApp session is zombie")).anySatisfy((log) -> {
					assertThat(log.severity()).isEqualTo("WARN");
					assertThat(log.traceId()).isNotEmpty();
					assertThat(log.attributes()).containsEntry("whatsapp.session.id", "zombie")
						.containsEntry("tenant_id", "zombies");
				}));
		session.probed(true);
		assertThat(session.state().word()).isEqualTo("connected");
		session.close();
	}

	@Test
	void messageIsPartOfTheTraceThatSendsItAndItsAcknowledgementToo() throws Exception {
		WhatsAppSession session = connected("send", "acme");
		Span worker = application.context().getBean(Tracer.class).spanBuilder("worker").startSpan();
		try (var scope = worker.makeCurrent()) {
			session.send(WhatsAppMessage.to(JID, MessageType.of("chat")), () -> "true_" + JID + "_3EB0A1");
		}
		finally {
			worker.end();
		}
		session.acknowledged("true_" + JID + "_3EB0A1", AckLevel.ofNumber(2),
				() -> LoggerFactory.getLogger("agents").info("Agents told"));
		session.close();
		ReceivedSpan send = spanOf("send", "whatsapp send");
		ReceivedSpan ack = spanOf("send", "whatsapp ack");
		String trace = worker.getSpanContext().getTraceId();
		assertThat(send.traceId()).isEqualTo(trace);
		assertThat(send.parentSpanId()).isEqualTo(worker.getSpanContext().getSpanId());
		assertThat(ack.parentSpanId()).isEqualTo(send.spanId());
		assertThat(ack.attributes()).containsEntry("whatsapp.ack.level", "device");
		assertThat(ack.attribute("whatsapp.message.id")).isEqualTo(send.attribute("whatsapp.message.id"));
		await().untilAsserted(() -> assertThat(application.received().logsWith("Agents told"))
			.allSatisfy((log) -> assertThat(log.traceId()).isEqualTo(trace))
			.isNotEmpty());
	}

	@Test
	void statusWithoutKnownMessageIsSpanAndNoDuration() {
		WhatsAppSession session = connected("unknown", "strangers");
		session.acknowledged("wamid.HBgM", AckLevel.ofStatus("delivered"), () -> {
		});
		assertThat(spanOf("unknown", "whatsapp ack").attributes()).containsEntry("whatsapp.ack.level", "device");
		await().during(Duration.ofSeconds(1))
			.untilAsserted(() -> assertThat(application.received().pointsOf("whatsapp.message.ack.duration"))
				.noneMatch((point) -> "strangers".equals(point.attribute("tenant_id"))));
		session.close();
	}

	@Test
	void receivedMessageIsHandledUnderItsTenantAndNothingStaysBehind() {
		WhatsAppSession session = connected("receive", "globex");
		session.received(WhatsAppMessage.from("wamid.1", JID, MessageType.IMAGE),
				() -> LoggerFactory.getLogger("handler").info("Handled for {}", TenantContext.current()));
		assertThat(TenantContext.current()).isEqualTo(TenantId.SYSTEM);
		assertThat(MDC.get("tenant_id")).isNull();
		assertThat(Span.current().getSpanContext().isValid()).isFalse();
		assertThat(spanOf("receive", "whatsapp receive").attributes()).containsEntry("tenant_id", "globex");
		await().untilAsserted(() -> assertThat(application.received().logsWith("Handled for globex")).isNotEmpty());
		session.close();
	}

	@Test
	void handlerThatThrowsMarksItsSpanAndLeavesNothingBehind() {
		WhatsAppSession session = connected("throws", "acme");
		assertThatIllegalStateException()
			.isThrownBy(() -> session.received(WhatsAppMessage.from("wamid.2", JID, MessageType.TEXT), () -> {
				throw new IllegalStateException("no chat " + JID);
			}));
		assertThat(spanOf("throws", "whatsapp receive").attributes()).containsEntry("error.type",
				"java.lang.IllegalStateException");
		assertThat(TenantContext.current()).isEqualTo(TenantId.SYSTEM);
		session.close();
	}

	@Test
	void engineThatRefusesIsFailureOfTheSession() {
		WhatsAppSession session = connected("refuses", "refused");
		assertThatException().isThrownBy(() -> session.send(WhatsAppMessage.to(JID, MessageType.TEXT), () -> {
			throw new IllegalStateException("no chat " + JID);
		}));
		awaitValue("whatsapp.messages", Map.of("tenant_id", "refused", "whatsapp.outcome", "failure"), 1);
		session.close();
	}

	@Test
	void messageForTheSessionOfAnotherTenantIsNotOfTheCallersTrace() throws Exception {
		WhatsAppSession session = connected("other", "globex");
		Tracer tracer = application.context().getBean(Tracer.class);
		Span worker = tracer.spanBuilder("worker of acme").startSpan();
		try (var tenant = TenantContext.makeCurrent(TenantId.of("acme")); var scope = worker.makeCurrent()) {
			session.send(WhatsAppMessage.to(JID, MessageType.TEXT), () -> null);
		}
		worker.end();
		ReceivedSpan send = spanOf("other", "whatsapp send");
		assertThat(send.traceId()).isNotEqualTo(worker.getSpanContext().getTraceId());
		assertThat(send.attributes()).containsEntry("tenant_id", "globex");
		await().untilAsserted(() -> assertThat(application.received().pointsOf("tenant.rejections"))
			.anyMatch((point) -> "session".equals(point.attribute("tenant.resolution.source"))));
		session.close();
	}

	@Test
	void noIdentifierOfPersonLeavesTheProcess() throws Exception {
		WhatsAppSession session = connected("+55 11 98765-4321", "private");
		session.send(WhatsAppMessage.to(JID, MessageType.TEXT), () -> "true_" + JID + "_3EB0A2");
		session.received(WhatsAppMessage.from("false_" + JID + "_3EB0A3", "5511987654321", MessageType.TEXT), () -> {
		});
		session.disconnected(DisconnectReason.of("gone, " + JID));
		await().untilAsserted(() -> assertThat(application.received().spans())
			.filteredOn((span) -> "private".equals(span.attribute("tenant_id")))
			.hasSize(7));
		assertThat(application.received().items())
			.noneMatch((item) -> item.toString().replaceAll("[ -]", "").contains("987654321"));
		assertThat(application.received().spans())
			.filteredOn((span) -> "private".equals(span.attribute("tenant_id"))
					&& span.attributes().containsKey("whatsapp.peer.id"))
			.extracting((span) -> span.attribute("whatsapp.peer.id"))
			.hasSize(2)
			.allMatch((hash) -> String.valueOf(hash).matches("person:[0-9a-f]{16}"))
			.containsOnly(application.received()
				.spans()
				.stream()
				.filter((span) -> "private".equals(span.attribute("tenant_id")))
				.map((span) -> span.attribute("whatsapp.peer.id"))
				.filter(java.util.Objects::nonNull)
				.findFirst()
				.orElseThrow());
		session.close();
	}

	@Test
	void whatIsDocumentedArrivesAndNothingElse() throws Exception {
		WhatsAppSession session = connected("documented", "acme");
		session.probed(true);
		session.received(WhatsAppMessage.from("m1", JID, MessageType.VOICE), () -> {
		});
		session.send(WhatsAppMessage.to(JID, MessageType.TEXT), () -> "m2");
		session.acknowledged("m2", AckLevel.SERVER, () -> {
		});
		session.disconnected(DisconnectReason.of("LOGOUT"));
		session.close();
		DocumentedMetrics documented = DocumentedMetrics.of("WhatsApp metrics");
		await().untilAsserted(() -> documented.assertThatAllArrivedIn(application.received()));
		documented.assertThatNothingElseArrivedIn(application.received(), "whatsapp.");
	}

	private static WhatsAppSession connected(String id, String tenant) {
		WhatsAppSession session = application.context()
			.getBean(WhatsAppTelemetry.class)
			.session(id, TenantId.of(tenant), "whatsapp-web.js");
		session.connecting();
		session.qrIssued();
		session.qrIssued();
		session.qrScanned();
		session.connected();
		return session;
	}

	private static List<ReceivedSpan> spans(String session, int count) {
		await().untilAsserted(() -> assertThat(spansOf(session)).hasSizeGreaterThanOrEqualTo(count));
		return spansOf(session);
	}

	private static List<ReceivedSpan> spansOf(String session) {
		return application.received()
			.spans()
			.stream()
			.filter((span) -> session.equals(span.attribute("whatsapp.session.id")))
			.toList();
	}

	private static ReceivedSpan spanOf(String session, String name) {
		await().untilAsserted(() -> assertThat(spansOf(session)).extracting(ReceivedSpan::name).contains(name));
		return spansOf(session).stream().filter((span) -> span.name().equals(name)).findFirst().orElseThrow();
	}

	private static String linkedTrace(ReceivedSpan span, int link) {
		return HexFormat.of().formatHex(span.span().getLinks(link).getTraceId().toByteArray());
	}

	private static void awaitValue(String metric, Map<String, Object> attributes, double value) {
		await().untilAsserted(() -> assertThat(application.received().lastPointsOf(metric))
			.filteredOn((point) -> point.attributes().entrySet().containsAll(attributes.entrySet()))
			.extracting(ReceivedPoint::value)
			.last()
			.isEqualTo(value));
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Engine {

	}

}
