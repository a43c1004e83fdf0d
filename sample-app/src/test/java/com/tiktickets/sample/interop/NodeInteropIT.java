package com.tiktickets.sample.interop;

import static com.tiktickets.sample.interop.Interop.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.redis.RedisChannels;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.test.ReceivedSpan;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Services of Node.js, instrumented by OpenTelemetry's own, on either side of one of
 * ours.
 */
@Tag("node")
class NodeInteropIT {

	private static Interop interop;

	@BeforeAll
	static void start() throws Exception {
		NodeProgram.install();
		interop = new Interop();
	}

	@AfterAll
	static void stop() {
		if (interop != null) {
			interop.close();
		}
	}

	@BeforeEach
	void forget() {
		interop.forget();
	}

	@Test
	void messageOfNodeIsAnsweredByJavaInOneTraceUnderOneTenant() throws Exception {
		try (NodeProgram node = interop.node("rabbit.cjs", "acme")) {
			assertThat(node.awaitEnd()).containsExactly("42 for acme");
		}
		ReceivedSpan ask = interop.span("node", "ask");
		ReceivedSpan published = interop.child(ask, "node", "publish <default>");
		ReceivedSpan processed = interop.child(published, "java", "process questions");
		ReceivedSpan answered = interop.child(processed, "java", "publish amq.default");
		ReceivedSpan received = interop.child(answered, "node", "answers process");
		assertThat(kinds(published, processed, answered, received)).containsExactly(SpanKind.SPAN_KIND_PRODUCER,
				SpanKind.SPAN_KIND_CONSUMER, SpanKind.SPAN_KIND_PRODUCER, SpanKind.SPAN_KIND_CONSUMER);
		assertOneTrace(5, "acme");
		assertLogged("Asked how much", processed);
	}

	@Test
	void fetchOfBrowserIsOfTheTenantOfItsTokenAndWhatItsBaggageClaimsIsDropped() throws Exception {
		try (NodeProgram node = interop.node("http.cjs", interop.javaUrl(), "globex",
				InteropSecurity.tokenOf("acme"))) {
			assertThat(node.awaitEnd()).containsExactly("called by Java for acme", "200 called for acme");
		}
		ReceivedSpan server = assertRoundTrip();
		assertThat(server.attribute("tenant_id")).isEqualTo("acme");
		assertThat(interop.child(server, "java", "GET").attribute("tenant_id")).isEqualTo("acme");
		assertLogged("At the edge", server);
		patiently()
			.untilAsserted(() -> assertThat(interop.receiver().received().pointsOf("tenant.rejections")).isNotEmpty());
	}

	@Test
	void fetchOfNobodyIsOfNoTenantWhateverItsBaggageClaims() throws Exception {
		try (NodeProgram node = interop.node("http.cjs", interop.javaUrl(), "globex")) {
			assertThat(node.awaitEnd()).containsExactly("called by Java for nobody", "200 called for _unknown");
		}
		assertThat(assertRoundTrip().attribute("tenant_id")).isEqualTo("_unknown");
	}

	@Test
	void requestOfTrustedServiceIsOfTheTenantThatItNames() throws Exception {
		String token = InteropSecurity.tokenOfService("reports");
		try (NodeProgram node = interop.node("http.cjs", interop.javaUrl(), "globex", token)) {
			assertThat(node.awaitEnd()).containsExactly("called by Java for globex", "200 called for globex");
		}
		assertRoundTrip();
		assertOneTrace(5, "globex");
	}

	@Test
	void publicationOfJavaIsAnsweredByNodeInOneTraceUnderOneTenant() throws Exception {
		try (NodeProgram node = interop.node("redis.cjs")) {
			node.awaitLine("ready");
			publish("acme", "ticket 1");
			assertThat(node.awaitEnd()).contains("ticket 1 for acme");
		}
		ReceivedSpan published = interop.span("java", "publish interop.*");
		ReceivedSpan received = interop.child(published, "node", "process interop.java");
		ReceivedSpan heard = interop.child(received, "java", "process interop.*");
		patiently()
			.untilAsserted(() -> assertThat(interop.receiver().received().spansOf(published.traceId())).hasSize(4)
				.allSatisfy((span) -> assertThat(span.attribute("tenant_id")).isEqualTo("acme"))
				.extracting(ReceivedSpan::name)
				.contains("PUBLISH"));
		assertLogged("Heard closed for acme", heard);
	}

	@Test
	void eventOfAgentContinuesItsEnvelopeAndIsLinkedToItsHandshake() throws Exception {
		try (NodeProgram node = interop.node("socketio.cjs", interop.socketIoUrl(), "acme")) {
			assertThat(node.awaitEnd()).containsExactly("without an envelope for acme", "with an envelope for acme");
		}
		ReceivedSpan handshake = interop.child(interop.span("node", "connect"), "node", "GET");
		ReceivedSpan typed = interop.span("node", "type");
		ReceivedSpan processed = interop.child(typed, "java", "process reply");
		ReceivedSpan notified = interop.child(processed, "node", "process notification");
		assertThat(List.of(typed, processed, notified))
			.allSatisfy((span) -> assertThat(span.attribute("tenant_id")).isEqualTo("acme"));
		List<ReceivedSpan> replies = interop.receiver().received().spansNamed("process reply");
		assertThat(replies).hasSize(2)
			.allSatisfy((reply) -> assertThat(linkedSpans(reply)).contains(handshake.spanId()));
		ReceivedSpan alone = replies.stream()
			.filter((reply) -> reply.parentSpanId().isEmpty())
			.findFirst()
			.orElseThrow();
		assertThat(alone.attribute("tenant_id")).isEqualTo("acme");
		assertThat(interop.child(alone, "node", "process notification").attribute("tenant_id")).isEqualTo("acme");
		assertLogged("Reply with an envelope", processed);
	}

	@Test
	void whatIsDocumentedForNodeIsWhatIsRunHere() throws Exception {
		String page = Files.readString(Path.of("../docs/observability/instrumentation-points.md"));
		List<String> blocks = Pattern.compile("```js\\n(.*?)```", Pattern.DOTALL)
			.matcher(page)
			.results()
			.map((block) -> block.group(1))
			.toList();
		String programs = Files.readString(NodeProgram.SOURCES.resolve("socketio-envelope.mjs"))
				+ Files.readString(NodeProgram.SOURCES.resolve("channel-envelope.mjs"));
		assertThat(blocks).hasSize(2).allSatisfy((block) -> assertThat(programs).contains(block));
	}

	/** From the browser to Java, and from there to Node again. */
	private static ReceivedSpan assertRoundTrip() {
		ReceivedSpan click = interop.span("node", "click");
		ReceivedSpan fetched = interop.child(click, "node", "GET");
		ReceivedSpan server = interop.child(fetched, "java", "GET /edge");
		ReceivedSpan called = interop.child(server, "java", "GET");
		ReceivedSpan back = interop.child(called, "node", "GET");
		assertThat(kinds(fetched, server, called, back)).containsExactly(SpanKind.SPAN_KIND_CLIENT,
				SpanKind.SPAN_KIND_SERVER, SpanKind.SPAN_KIND_CLIENT, SpanKind.SPAN_KIND_SERVER);
		return server;
	}

	private static void assertOneTrace(int spans, String tenant) {
		patiently().untilAsserted(() -> assertThat(interop.spans()).hasSize(spans)
			.allSatisfy((span) -> assertThat(span.attribute("tenant_id")).as("%s", span).isEqualTo(tenant))
			.extracting(ReceivedSpan::traceId)
			.containsOnly(interop.spans().get(0).traceId()));
	}

	private static void assertLogged(String text, ReceivedSpan inside) {
		patiently().untilAsserted(() -> assertThat(interop.receiver().received().logsWith(text)).singleElement()
			.satisfies((log) -> assertThat(log.spanId()).isEqualTo(inside.spanId()))
			.satisfies((log) -> assertThat(log.traceId()).isEqualTo(inside.traceId()))
			.satisfies((log) -> assertThat(log.attribute("tenant_id")).isEqualTo(inside.attribute("tenant_id"))));
	}

	private static void publish(String tenant, String message) {
		try (TenantScope scope = TenantContext.makeCurrent(TenantId.of(tenant))) {
			interop.bean(RedisChannels.class)
				.publish("interop.java", message, interop.bean(StringRedisTemplate.class)::convertAndSend);
		}
	}

	private static List<SpanKind> kinds(ReceivedSpan... spans) {
		return List.of(spans).stream().map(ReceivedSpan::kind).toList();
	}

	private static List<String> linkedSpans(ReceivedSpan span) {
		return span.span()
			.getLinksList()
			.stream()
			.map((link) -> HexFormat.of().formatHex(link.getSpanId().toByteArray()))
			.toList();
	}

}
