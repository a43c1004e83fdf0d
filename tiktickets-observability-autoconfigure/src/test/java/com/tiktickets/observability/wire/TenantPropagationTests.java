package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TenantPropagationTests {

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start("spring.threads.virtual.enabled=false");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void everySpanLogAndPointHasTenant() {
		application.trace("/call/2", 4, "Authorization", TestSecurity.bearer("acme"));
		application.request("/escape");
		await().untilAsserted(
				() -> assertThat(application.received().pointsOf("http.client.request.duration")).isNotEmpty());
		await().untilAsserted(() -> assertThat(application.received().logsWith("Request failed")).isNotEmpty());
		assertThat(application.received().items()).isNotEmpty().allMatch((item) -> item.attribute("tenant_id") != null);
	}

	@Test
	void principalNamesTenantOfServerSpanThoughItBeganBefore() {
		List<ReceivedSpan> spans = application.trace("/tickets/3", 2, "Authorization", TestSecurity.bearer("acme"));
		assertThat(spans).extracting((span) -> span.attribute("tenant_id")).containsOnly("acme");
	}

	@Test
	void untrustedHeaderIsNotBelieved() {
		assertThat(application.trace("/mdc", 1, "X-Tenant-Id", "acme"))
			.extracting((span) -> span.attribute("tenant_id"))
			.containsOnly("_unknown");
	}

	@Test
	void baggageIsNotBelievedAndNotPassedOn() {
		List<ReceivedSpan> spans = application.trace("/call/4", 4, "baggage", "tenant_id=acme,tenant.id=acme");
		assertThat(spans).extracting((span) -> span.attribute("tenant_id")).containsOnly("_unknown");
		assertThat(application.get("/pass-baggage", "baggage", "tenant_id=acme").body()).isEqualTo("null");
	}

	@Test
	void errorDispatchHasTraceAndTenantOfItsRequest() {
		String traceId = "0af7651916cd43dd8448eb211c80319c";
		String body = application
			.get("/escape", "Authorization", TestSecurity.bearer("acme"), "Accept", "application/json", "traceparent",
					"00-" + traceId + "-00f067aa0ba902b7-01")
			.body();
		assertThat(body).contains("\"tenant\":\"acme\"").contains("\"trace\":\"" + traceId + "\"");
	}

	@Test
	void asyncLogHasTraceAndTenantOfItsRequest() {
		String trace = application.request("/async", "Authorization", TestSecurity.bearer("globex"));
		await().untilAsserted(() -> assertThat(logOf("Agents notified", trace)).hasSize(1));
		assertThat(logOf("Agents notified", trace).get(0).attribute("tenant_id")).isEqualTo("globex");
	}

	@Test
	void callableRunsUnderTenantOfItsRequest() {
		String trace = application.request("/callable", "Authorization", TestSecurity.bearer("globex"));
		await().untilAsserted(() -> assertThat(logOf("In a callable", trace)).hasSize(1));
		assertThat(logOf("In a callable", trace).get(0).attribute("tenant_id")).isEqualTo("globex");
	}

	@Test
	void asynchronousRequestIsMeasuredUnderItsTenant() {
		application.trace("/callable", 1, "Authorization", TestSecurity.bearer("initech"));
		await().untilAsserted(() -> assertThat(application.received().pointsOf("http.server.request.duration"))
			.anyMatch((point) -> "initech".equals(point.attribute("tenant_id"))
					&& "/callable".equals(point.attribute("http.route"))));
	}

	@Test
	void diagnosticContextHasTraceSpanAndTenant() {
		String trace = application.request("/mdc");
		String body = application.get("/mdc", "Authorization", TestSecurity.bearer("acme")).body();
		assertThat(trace).hasSize(32);
		assertThat(body).matches("[0-9a-f]{32} [0-9a-f]{16} acme");
	}

	@Test
	void forwardKeepsTraceAndTenant() {
		String body = application.get("/forward", "Authorization", TestSecurity.bearer("acme")).body();
		assertThat(body).matches("[0-9a-f]{32} [0-9a-f]{16} acme");
	}

	@Test
	void scheduledWorkIsSystem() {
		await().untilAsserted(() -> assertThat(application.received().spansNamed("task Cleaner.clean")).isNotEmpty());
		assertThat(application.received().spansNamed("task Cleaner.clean")).isNotEmpty()
			.allMatch((span) -> "_system".equals(span.attribute("tenant_id")));
	}

	@Test
	void exemplarsPointToTraces() {
		String trace = application.trace("/tickets/5", 2, "Authorization", TestSecurity.bearer("hooli"))
			.get(0)
			.traceId();
		await().untilAsserted(() -> assertThat(application.received().pointsOf("http.server.request.duration"))
			.filteredOn((point) -> "hooli".equals(point.attribute("tenant_id")))
			.flatExtracting(ReceivedPoint::exemplarTraceIds)
			.contains(trace));
	}

	private static List<ReceivedLog> logOf(String text, String trace) {
		return application.received().logsWith(text).stream().filter((log) -> log.traceId().equals(trace)).toList();
	}

}
