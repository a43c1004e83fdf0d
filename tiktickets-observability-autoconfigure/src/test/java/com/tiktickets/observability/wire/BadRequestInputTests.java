package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedSpan;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadRequestInputTests {

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start("tiktickets.observability.tenant.header.enabled=true",
				"server.max-http-request-header-size=64KB");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "garbage", "00-0-0-0", "00-00000000000000000000000000000000-0000000000000000-01",
			"ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01" })
	void malformedTraceparentBeginsTraceOfItsOwn(String traceparent) {
		assertThat(application.get("/tickets/77", "traceparent", traceparent).statusCode()).isEqualTo(200);
		await().untilAsserted(() -> assertThat(application.received().spansNamed("GET /tickets/{id}"))
			.anyMatch((span) -> "/tickets/77".equals(span.attribute("url.path")) && span.parentSpanId().isEmpty()));
		application.received().clear();
	}

	@Test
	void hugeBaggageIsDroppedAndNotPassedOn() {
		String baggage = "tenant_id=acme,x=" + "y".repeat(20_000);
		List<ReceivedSpan> spans = application.trace("/call/78", 4, "baggage", baggage);
		assertThat(spans).extracting((span) -> span.attribute("tenant_id")).containsOnly("_unknown");
		assertThat(application.get("/pass-baggage", "baggage", baggage).body()).isEqualTo("null");
	}

	@Test
	void headerDoesNotTakeThePlaceOfARefusedClaim() {
		List<ReceivedSpan> spans = application.trace("/tickets/82", 2, "Authorization", TestSecurity.bearer("../acme"),
				"X-Tenant-Id", "initech");
		assertUnknownAndCounted(spans, "principal", "initech");
	}

	@ParameterizedTest
	@MethodSource("refusedHeaders")
	void refusedHeaderIsCountedAndNeverEmitted(String tenant) {
		List<ReceivedSpan> spans = application.trace("/tickets/79", 2, "X-Tenant-Id", tenant);
		assertUnknownAndCounted(spans, "header", tenant);
	}

	static List<String> refusedHeaders() {
		return List.of("../etc/passwd", "a".repeat(10_240), "a".repeat(65), "tenant one", "_other", "<script>");
	}

	@ParameterizedTest
	@MethodSource("refusedClaims")
	void refusedClaimIsCountedAndNeverEmitted(String tenant) {
		List<ReceivedSpan> spans = application.trace("/tickets/80", 2, "Authorization", TestSecurity.bearer(tenant));
		assertUnknownAndCounted(spans, "principal", tenant);
	}

	static List<String> refusedClaims() {
		return List.of("ac\u0000me", "acme\r\nX: y", "../acme", "a".repeat(10_240), "\u00e9t\u00e9",
				"\u30c6\u30ca\u30f3\u30c8");
	}

	@Test
	void headerThatContradictsPrincipalIsCountedAndNotObeyed() {
		List<ReceivedSpan> spans = application.trace("/tickets/81", 2, "Authorization", TestSecurity.bearer("acme"),
				"X-Tenant-Id", "globex");
		assertThat(spans).extracting((span) -> span.attribute("tenant_id")).containsOnly("acme");
		assertCounted("mismatch", "header");
		await().untilAsserted(() -> assertThat(application.received().logsWith("names another tenant by its header"))
			.extracting((log) -> log.attribute("tenant_id"))
			.containsExactly("acme"));
		application.received().clear();
	}

	private static void assertUnknownAndCounted(List<ReceivedSpan> spans, String source, String refused) {
		assertThat(spans).extracting((span) -> span.attribute("tenant_id")).containsOnly("_unknown");
		assertCounted("invalid", source);
		assertThat(application.received().items()).extracting((item) -> item.attribute("tenant_id"))
			.doesNotContain(refused);
		application.received().clear();
	}

	private static void assertCounted(String reason, String source) {
		await().untilAsserted(() -> assertThat(application.received().pointsOf("tenant.rejections"))
			.anyMatch((point) -> reason.equals(point.attribute("tenant.rejection.reason"))
					&& source.equals(point.attribute("tenant.resolution.source"))));
	}

}
