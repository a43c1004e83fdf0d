package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReactiveApplicationTests {

	private static final int REQUESTS = 400;

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start(ReactiveApplication.class, "spring.main.web-application-type=reactive",
				"tiktickets.observability.tenant.header.enabled=true", "logging.level.root=warn",
				"logging.level.com.tiktickets.observability.wire=info");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void requestMakesOneServerSpan() {
		assertThat(application.trace("/tickets/1", 1)).extracting(ReceivedSpan::name, ReceivedSpan::kind)
			.containsExactly(tuple("GET /tickets/{id}", SpanKind.SPAN_KIND_SERVER));
	}

	@Test
	void webClientCallMakesOneClientSpanInTheSameTrace() {
		List<ReceivedSpan> spans = application.trace("/call/2", 3, "Authorization", TestSecurity.bearer("acme"));
		assertThat(spans).extracting(ReceivedSpan::name)
			.containsExactlyInAnyOrder("GET /call/{id}", "GET", "GET /tickets/{id}");
		ReceivedSpan client = named(spans, "GET");
		assertThat(client.kind()).isEqualTo(SpanKind.SPAN_KIND_CLIENT);
		assertThat(client.attribute("tenant_id")).isEqualTo("acme");
		assertThat(client.parentSpanId()).isEqualTo(named(spans, "GET /call/{id}").spanId());
		assertThat(named(spans, "GET /tickets/{id}").parentSpanId()).isEqualTo(client.spanId());
	}

	@Test
	void principalNamesTenantOfServerSpan() {
		assertThat(application.trace("/tickets/3", 1, "Authorization", TestSecurity.bearer("acme")))
			.extracting((span) -> span.attribute("tenant_id"))
			.containsExactly("acme");
	}

	@Test
	void principalBeatsTrustedHeader() {
		assertThat(application.trace("/mdc", 1, "Authorization", TestSecurity.bearer("acme"), "X-Tenant-Id", "globex"))
			.extracting((span) -> span.attribute("tenant_id"))
			.containsExactly("acme");
	}

	@Test
	void resolverThatThrowsIsCountedAndSaidOnceAndTheNextOneIsAsked() {
		for (int request = 0; request < 2; request++) {
			assertThat(application.get("/tickets/1", "X-Broken", "yes", "X-Tenant-Id", "hooli").statusCode())
				.isEqualTo(200);
		}
		await().untilAsserted(() -> assertThat(application.received().lastPointsOf("tenant.rejections"))
			.filteredOn((point) -> "resolver_error".equals(point.attribute("tenant.rejection.reason")))
			.filteredOn((point) -> "hooli".equals(point.attribute("tenant_id")))
			.extracting(ReceivedPoint::value)
			.containsExactly(2.0));
		await().untilAsserted(() -> assertThat(application.received().logsWith("tenant resolver failed")).hasSize(1));
	}

	@Test
	void tenantThatDoesNotExistIsUnknownAndNotReplacedByTheHeader() {
		assertThat(
				application.trace("/mdc", 1, "Authorization", TestSecurity.bearer("nobody"), "X-Tenant-Id", "globex"))
			.extracting((span) -> span.attribute("tenant_id"))
			.containsExactly("_unknown");
		await().untilAsserted(() -> assertThat(application.received().pointsOf("tenant.rejections"))
			.anyMatch((point) -> "unknown".equals(point.attribute("tenant.rejection.reason"))
					&& "principal".equals(point.attribute("tenant.resolution.source"))));
	}

	@Test
	void principalThatCannotBeReadDoesNotFailTheRequest() {
		assertThat(application.get("/tickets/1", "X-No-Sessions", "yes").statusCode()).isEqualTo(200);
	}

	@Test
	void trustedHeaderNamesTenant() {
		assertThat(application.trace("/mdc", 1, "X-Tenant-Id", "globex"))
			.extracting((span) -> span.attribute("tenant_id"))
			.containsExactly("globex");
	}

	@Test
	void requestOfNobodyIsUnknown() {
		assertThat(application.trace("/mdc", 1)).extracting((span) -> span.attribute("tenant_id"))
			.containsExactly("_unknown");
	}

	@Test
	void requestIsMeasuredUnderItsTenant() {
		application.request("/tickets/4", "Authorization", TestSecurity.bearer("initech"));
		await().untilAsserted(() -> assertThat(application.received().pointsOf("http.server.request.duration"))
			.anyMatch((point) -> "initech".equals(point.attribute("tenant_id"))
					&& "/tickets/{id}".equals(point.attribute("http.route"))));
	}

	@Test
	void callIsMeasuredUnderTheTenantOfItsRequest() {
		application.request("/call/5", "Authorization", TestSecurity.bearer("umbrella"));
		await().untilAsserted(() -> assertThat(application.received().pointsOf("http.client.request.duration"))
			.extracting((point) -> point.attribute("tenant_id"))
			.contains("umbrella"));
	}

	@Test
	void logsOfEverySchedulerHaveTraceSpanAndTenant() {
		ReceivedSpan span = application.trace("/tickets/6", 1, "Authorization", TestSecurity.bearer("acme")).get(0);
		for (String text : List.of("Reading ticket", "Found ticket", "Sending ticket")) {
			await().untilAsserted(() -> assertThat(logsOf(span, text)).hasSize(1));
			assertThat(logsOf(span, text).get(0).spanId()).isEqualTo(span.spanId());
			assertThat(logsOf(span, text).get(0).attribute("tenant_id")).isEqualTo("acme");
		}
	}

	@Test
	void diagnosticContextHasTraceSpanAndTenantOnOtherSchedulers() {
		String body = application.get("/mdc", "Authorization", TestSecurity.bearer("acme")).body();
		assertThat(body).matches("[0-9a-f]{32} [0-9a-f]{16} acme");
	}

	@Test
	void errorOfRequestIsExportedOnceWithItsTraceAndTenant() {
		String trace = application.request("/escape", "Authorization", TestSecurity.bearer("acme"));
		await().untilAsserted(
				() -> assertThat(application.received().logs()).filteredOn((log) -> log.traceId().equals(trace))
					.filteredOn((log) -> "java.lang.IllegalStateException".equals(log.attribute("exception.type")))
					.extracting((log) -> log.attribute("tenant_id"))
					.containsExactly("acme"));
	}

	@Test
	void interleavedRequestsOfEightTenantsNeverMix() throws Exception {
		requestInterleaved();
		await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(interleaved()).hasSize(REQUESTS));
		assertThat(interleaved()).hasSize(REQUESTS)
			.allMatch((span) -> tenantOf(number("" + span.attribute("url.path"))).equals(span.attribute("tenant_id")));
		for (String text : List.of("Reading ticket", "Found ticket", "Sending ticket")) {
			await().untilAsserted(() -> assertThat(interleavedLogs(text)).hasSize(REQUESTS));
			assertThat(interleavedLogs(text)).hasSize(REQUESTS)
				.allMatch(
						(log) -> tenantOf(number("" + log.attribute("ticket.id"))).equals(log.attribute("tenant_id")));
		}
		await().untilAsserted(() -> assertThat(countsByTenant()).hasSize(8)
			.allSatisfy((tenant, count) -> assertThat(count).isEqualTo(REQUESTS / 8)));
	}

	@Test
	void switchedOffTraceContextPassesThrough() {
		try (WireApplication disabled = WireApplication.start(ReactiveApplication.class,
				"spring.main.web-application-type=reactive", "tiktickets.observability.enabled=false")) {
			String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
			assertThat(disabled.get("/call-headers", "traceparent", traceparent).body()).isEqualTo(traceparent);
			disabled.context().close();
			assertThat(disabled.receiver().requests()).isZero();
		}
	}

	private static void requestInterleaved() throws Exception {
		ExecutorService clients = Executors.newFixedThreadPool(16);
		List<Future<?>> futures = IntStream.range(1_000, 1_000 + REQUESTS)
			.<Future<?>>mapToObj((request) -> clients
				.submit(() -> application.get("/tickets/" + request, "X-Tenant-Id", tenantOf(request))))
			.toList();
		for (Future<?> future : futures) {
			future.get();
		}
		clients.shutdownNow();
	}

	private static String tenantOf(int ticket) {
		return "interleaved-" + ticket % 8;
	}

	private static int number(String path) {
		return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
	}

	private static List<ReceivedSpan> interleaved() {
		return application.received()
			.spansNamed("GET /tickets/{id}")
			.stream()
			.filter((span) -> number("" + span.attribute("url.path")) >= 1_000)
			.toList();
	}

	private static List<ReceivedLog> interleavedLogs(String text) {
		return application.received()
			.logsWith(text)
			.stream()
			.filter((log) -> number("" + log.attribute("ticket.id")) >= 1_000)
			.toList();
	}

	private static Map<String, Long> countsByTenant() {
		return application.received()
			.lastPointsOf("http.server.request.duration")
			.stream()
			.filter((point) -> ("" + point.attribute("tenant_id")).startsWith("interleaved-"))
			.collect(Collectors.groupingBy((point) -> "" + point.attribute("tenant_id"),
					Collectors.summingLong(ReceivedPoint::count)));
	}

	private static List<ReceivedLog> logsOf(ReceivedSpan span, String text) {
		return application.received()
			.logsWith(text)
			.stream()
			.filter((log) -> log.traceId().equals(span.traceId()))
			.toList();
	}

	private static ReceivedSpan named(List<ReceivedSpan> spans, String name) {
		return spans.stream().filter((span) -> span.name().equals(name)).findFirst().orElseThrow();
	}

}
