package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import com.tiktickets.observability.logging.TenantDetailTurboFilter;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import com.tiktickets.observability.test.ReceivedItem;
import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedSpan;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Detailed telemetry of one tenant, while next to nothing else is sampled. */
@ExtendWith(OutputCaptureExtension.class)
class TenantDetailTests {

	private static final String SPAN = "GET /detailed";

	private static final int REQUESTS = 10;

	private static final AtomicInteger NEXT = new AtomicInteger();

	private static WireApplication application;

	/** The receiver keeps what it got: each test has tenants of its own. */
	private final String acme = "acme" + NEXT.incrementAndGet();

	private final String globex = "globex" + NEXT.get();

	@BeforeAll
	static void start() {
		application = DetailedApplication.start("otel.traces.sampler=parentbased_traceidratio",
				"otel.traces.sampler.arg=0.0");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@AfterEach
	void forget() {
		TenantDetails details = application.context().getBean(TenantDetails.class);
		details.requested().forEach((detail) -> details.stop(detail.tenant(), "the test"));
	}

	@Test
	void everyTraceOfTheTenantIsSampledAndNoneOfTheOthers() {
		request(application, body());
		for (int i = 0; i < REQUESTS; i++) {
			asTenant(application, this.globex, "/detailed");
			asTenant(application, this.acme, "/detailed");
		}
		await().untilAsserted(() -> assertThat(spans(application)).hasSize(REQUESTS).allSatisfy(this::isDetailed));
		List<ReceivedSpan> all = application.received().spans();
		assertThat(all).extracting((span) -> span.attribute("tenant_id"))
			.doesNotContain(this.globex)
			.contains(this.acme);
		Set<String> traces = spans(application).stream().map(ReceivedSpan::traceId).collect(Collectors.toSet());
		assertThat(traces).hasSize(REQUESTS)
			.allSatisfy((trace) -> assertThat(application.received().spansOf(trace))
				.anyMatch((span) -> span.attributes().containsKey("db.system.name")));
	}

	private void isDetailed(ReceivedSpan span) {
		assertThat(span.attributes()).containsEntry("tenant_id", this.acme).containsEntry("tenant.detail", true);
		assertThat(span.attributes()).containsKeys("http.route", "http.response.status_code");
	}

	@Test
	void debugRecordsOfTheTenantLeaveAndThoseOfNoOther() {
		request(application, body(",\"level\":\"debug\",\"logger\":\"detailed\""));
		asTenant(application, this.globex, "/detailed");
		asTenant(application, this.acme, "/detailed");
		await().untilAsserted(() -> assertThat(logs(application, "Fine point")).singleElement().satisfies((log) -> {
			assertThat(log.attributes()).containsEntry("tenant_id", this.acme).containsEntry("tenant.detail", true);
			assertThat(log.severity()).isEqualTo("DEBUG");
			assertThat(log.traceId()).isEqualTo(spans(application).get(0).traceId());
		}));
		assertThat(logs(application, "Of another logger")).isEmpty();
		assertThat(logs(application, "Finest point")).isEmpty();
		assertThat(logs(application, "Ordinary")).hasSize(2);
	}

	@Test
	void debugRecordsLeaveAfterAnotherApplicationHasConfiguredLogging() {
		long filters = filters();
		try (WireApplication other = DetailedApplication.start()) {
			assertThat(filters()).isEqualTo(filters + 1);
			request(application, body());
			asTenant(application, this.acme, "/detailed");
			await().untilAsserted(() -> assertThat(logs(application, "Fine point")).hasSize(1));
		}
		assertThat(filters()).isEqualTo(filters);
	}

	private static long filters() {
		return logback().getTurboFilterList().stream().filter(TenantDetailTurboFilter.class::isInstance).count();
	}

	private static LoggerContext logback() {
		return (LoggerContext) LoggerFactory.getILoggerFactory();
	}

	@Test
	void requestEndsByItself(CapturedOutput output) {
		asTenant(application, this.globex, "/detailed");
		request(application, body(",\"duration\":\"2s\""));
		asTenant(application, this.acme, "/detailed");
		await().until(() -> output.toString().contains("Detailed telemetry of tenant " + this.acme + " has ended"));
		asTenant(application, this.acme, "/detailed");
		await().untilAsserted(() -> assertThat(logs(application, "Ordinary")).hasSize(3));
		assertThat(spans(application)).hasSize(1);
		assertThat(logs(application, "Fine point")).hasSize(1);
		assertThat(application.context().getBean(TenantDetails.class).requested()).isEmpty();
	}

	@Test
	void trustedServiceAsksThroughTheTrace() {
		String trace = asPeer(application, this.acme,
				Instant.now().plusSeconds(60).getEpochSecond() + "/DEBUG/detailed");
		await().untilAsserted(() -> assertThat(logs(application, "Fine point")).hasSize(1));
		assertThat(logs(application, "Fine point").get(0).traceId()).isEqualTo(trace);
		asTenant(application, this.acme, "/detailed");
		await().untilAsserted(() -> assertThat(logs(application, "Ordinary")).hasSize(2));
		assertThat(logs(application, "Fine point")).hasSize(1);
		assertThat(spans(application)).singleElement().satisfies((span) -> assertThat(span.traceId()).isEqualTo(trace));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			-1, /DEBUG/ROOT
			7200, /DEBUG/ROOT
			60, /LOUD/ROOT
			60, /DEBUG/a b
			60, ''
			""")
	void requestOfAnotherServiceThatIsOverTooLongOrMalformedChangesNothing(long seconds, String rest) {
		asPeer(application, this.acme, Instant.now().plusSeconds(seconds).getEpochSecond() + rest.replace(" ", "%20"));
		await().untilAsserted(() -> assertThat(logs(application, "Ordinary")).hasSize(1));
		assertThat(logs(application, "Fine point")).isEmpty();
	}

	@Test
	void strangersBaggageChangesNothing() {
		String detail = Instant.now().plusSeconds(60).getEpochSecond() + "/DEBUG/ROOT";
		application.get("/detailed", "Authorization", TestSecurity.bearer(this.acme), "baggage",
				"tenant_id=" + this.acme + ",tenant.detail=" + detail, "X-Forwarded-For", "203.0.113.7");
		await().untilAsserted(() -> assertThat(logs(application, "Ordinary")).hasSize(1));
		assertThat(logs(application, "Fine point")).isEmpty();
		assertThat(spans(application)).isEmpty();
	}

	@Test
	void requestTravelsToHostsOfOursOnly() {
		request(application, body(",\"duration\":\"5m\",\"level\":\"TRACE\",\"logger\":\"com.example\""));
		long until = application.context().getBean(TenantDetails.class).requested().get(0).until().getEpochSecond();
		assertThat(asTenant(application, this.acme, "/call?host=localhost")).contains("tenant_id=" + this.acme)
			.contains("tenant.detail=" + until + "/TRACE/com.example");
		assertThat(asTenant(application, this.globex, "/call?host=localhost")).isEqualTo("tenant_id=" + this.globex);
		assertThat(asTenant(application, this.acme, "/call?host=127.0.0.1")).isEqualTo("null");
	}

	@Test
	void disabledDetailAnswersWithTheReason() {
		try (WireApplication disabled = DetailedApplication
			.start("tiktickets.observability.tenant.detail.enabled=false")) {
			assertThat(DetailClient.post(disabled, body(), null).statusCode()).isEqualTo(400);
			asPeer(disabled, this.acme, Instant.now().plusSeconds(60).getEpochSecond() + "/DEBUG/ROOT");
			await().untilAsserted(() -> assertThat(logs(disabled, "Ordinary")).hasSize(1));
			assertThat(logs(disabled, "Fine point")).isEmpty();
		}
	}

	private List<ReceivedSpan> spans(WireApplication of) {
		return of.received().spansNamed(SPAN).stream().filter(this::isOfThisTest).toList();
	}

	private List<ReceivedLog> logs(WireApplication of, String text) {
		return of.received().logsWith(text).stream().filter(this::isOfThisTest).toList();
	}

	private boolean isOfThisTest(ReceivedItem item) {
		return this.acme.equals(item.attribute("tenant_id")) || this.globex.equals(item.attribute("tenant_id"));
	}

	private String body(String... members) {
		return "{\"tenant\":\"" + this.acme + "\"" + String.join("", members) + "}";
	}

	private static void request(WireApplication of, String body) {
		assertThat(DetailClient.post(of, body, null).statusCode()).isEqualTo(200);
	}

	private static String asTenant(WireApplication of, String tenant, String path) {
		return of.get(path, "Authorization", TestSecurity.bearer(tenant)).body();
	}

	private static String asPeer(WireApplication of, String tenant, String detail) {
		String trace = "0af7651916cd43dd8448eb211c80319c";
		of.get("/detailed", "traceparent", "00-" + trace + "-b7ad6b7169203331-00", "baggage",
				"tenant_id=" + tenant + ",tenant.detail=" + detail);
		return trace;
	}

}
