package com.tiktickets.sample.telemetry.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.sample.Agent;
import com.tiktickets.sample.Agents;
import com.tiktickets.sample.telemetry.Otlp;
import com.tiktickets.sample.telemetry.TelemetryTest;
import com.tiktickets.sample.telemetry.inbox.OtlpReceiver;
import com.tiktickets.sample.telemetry.inbox.TelemetryInbox;
import com.tiktickets.sample.tenant.TenantDirectory;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.StatusAssertions;
import tools.jackson.databind.JsonNode;

@TelemetryTest
class TelemetryPageTests {

	private final RestTestClient client;

	private final PageReader page;

	@Autowired
	private Agents agents;

	@Autowired
	private TenantDirectory tenants;

	@Autowired
	private TelemetryInbox inbox;

	@Autowired
	private OtlpReceiver receiver;

	@LocalServerPort
	private int port;

	TelemetryPageTests(@Autowired RestTestClient client) {
		this.client = client;
		this.page = new PageReader(client);
	}

	@Test
	void requestIsFoundAsATraceWithItsLogRecords() {
		UUID ticket = agentOf("traced").open("Where is my trace?").id();

		Awaitility.await().untilAsserted(() -> {
			JsonNode trace = this.page.json("/telemetry/traces?tenant=traced&q=POST /tickets").path("items").path(0);
			assertThat(trace.path("name").asString("")).isEqualTo("POST /tickets");
			JsonNode logs = this.page.json("/telemetry/logs?tenant=traced&trace=" + trace.path("id").asString());
			assertThat(logs.path("items").toString()).contains("Ticket opened").contains(ticket.toString());
		});
	}

	@Test
	void requestIsFoundInTheMetrics() {
		agentOf("measured").open("How long did it take?");

		Awaitility.await()
			.untilAsserted(
					() -> assertThat(this.page.json("/telemetry/metrics?tenant=measured").path("charts").toString())
						.contains("POST /tickets")
						.contains("\"traceId\""));
	}

	@Test
	void exceptionIsFoundAsAnErrorThatLeadsToItsTrace() {
		this.agents.ofTenant("broken").client().get().uri("/demo/export").exchange().expectStatus().is5xxServerError();

		Awaitility.await().untilAsserted(() -> {
			JsonNode error = this.page.json("/telemetry/errors?tenant=broken").path(0);
			assertThat(error.path("place").asString("")).endsWith("DemoController.export");
			String trace = error.path("occurrences").path(0).path("traceId").asString("");
			assertThat(this.page.json("/telemetry/traces/" + trace).path("summary").path("name").asString(""))
				.isEqualTo("GET /demo/export");
		});
	}

	@Test
	void pageMakesNoTelemetryOfItsOwn() {
		lookAround();
		agentOf("after").open("The last request");

		Awaitility.await()
			.untilAsserted(() -> assertThat(this.page.json("/telemetry/metrics?tenant=after").path("charts").size())
				.isPositive());
		assertThat(this.inbox.spans()).isNotEmpty()
			.noneMatch((span) -> span.attributes().text("url.path").matches("/telemetry(/[a-z]+)?"));
		assertThat(this.inbox.points()).isNotEmpty()
			.noneMatch((point) -> point.series().attributes().text("http.route").startsWith("/telemetry"));
	}

	@Test
	void pageAndInboxMakeNoLogRecordsOfTheirOwn() throws Exception {
		agentOf("first").open("The first request");
		Awaitility.await().until(() -> newestLog("first") > 0);
		long before = newestLog("first");

		lookAround();
		new Otlp(this.receiver.port()).post("traces", new byte[] { 1, 2, 3 }, "Content-Type", "application/x-protobuf");
		new Otlp(this.receiver.port()).get("nowhere");
		agentOf("last").open("The last request");

		Awaitility.await().until(() -> newestLog("last") > 0);
		assertThat(this.inbox.logs()).filteredOn((log) -> log.number() > before)
			.filteredOn((log) -> !log.scope().startsWith("com.tiktickets.sample.ticket")
					&& !log.scope().startsWith("com.tiktickets.sample.notification"))
			.isEmpty();
	}

	@Test
	void deepLinkIntoALargeTraceSelectsItsSpan() throws Exception {
		String trace = "5af7651916cd43dd8448eb211c80319c";
		new Otlp(this.receiver.port()).send(Otlp.traces("large", IntStream.rangeClosed(1, 10_000)
			.mapToObj((i) -> Otlp.span(trace, "%016x".formatted(i), (i == 1) ? "" : "0000000000000001", "no. " + i))
			.toArray(Span.Builder[]::new)));

		String html = this.page.html("/telemetry/traces/" + trace + "?span=" + "%016x".formatted(5_000));

		assertThat(html).containsPattern("id=\"s0000000000001388\"[^>]*aria-current=\"true\"")
			.containsPattern("<h2>no. 5000</h2>")
			.contains("Spans 4,801 to 5,100 of 10,000.");
	}

	@Test
	void linkToASpanThatIsNotHereSaysSo() throws Exception {
		String trace = "6af7651916cd43dd8448eb211c80319c";
		new Otlp(this.receiver.port()).send(Otlp.traces("small", Otlp.span(trace, "b7ad6b7169203331", "", "here")));

		assertThat(this.page.html("/telemetry/traces/" + trace + "?span=beef"))
			.contains("is not here: it may be on its way");
		assertThat(this.page.html("/telemetry/traces/" + trace + "?span=b7ad6b7169203331"))
			.doesNotContain("is not here");
	}

	@Test
	void wrongIdIsNotFoundInASentence() {
		this.client.get()
			.uri("/telemetry/traces/beef")
			.accept(MediaType.APPLICATION_JSON)
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody(String.class)
			.value((body) -> assertThat(body).contains("No span of the trace 'beef' is here"));
		this.client.get()
			.uri("/telemetry/errors/beef?tenant=acme")
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody(String.class)
			.value((body) -> assertThat(body).contains("No error &#39;beef&#39; of acme is here").contains("<nav"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "assets/page.css", "assets/page.js", "assets/icon.svg", "webjars/uplot/dist/uPlot.iife.min.js",
					"webjars/uplot/dist/uPlot.min.css", "webjars/htmx.org/dist/htmx.min.js" })
	void pageBringsAllItNeeds(String asset) {
		this.client.get().uri("/telemetry/" + asset).exchange().expectStatus().isOk();
	}

	@Test
	void nothingFromElsewhereRunsInThePage() {
		this.client.get()
			.uri("/telemetry/traces")
			.exchange()
			.expectHeader()
			.value("Content-Security-Policy",
					(policy) -> assertThat(policy).contains("default-src 'none'")
						.contains("script-src 'self';")
						.doesNotContain("unsafe"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/telemetry/..;/tickets", "/telemetry/../tickets", "/telemetry/%2e%2e/tickets",
			"/telemetry//../tickets", "/telemetryx", "/telemetry;/../tickets" })
	void openDoorOfThePageLeadsNowhereElse(String path) throws Exception {
		assertThat(RawRequest.status(this.port, "localhost", path)).isIn(400, 401, 404);
	}

	@Test
	void buttonRequestsDetailOfTheSelectedTenant() {
		agentOf("detailed").open("Why is it slow?");
		assertThat(this.page.html("/telemetry/logs")).doesNotContain("Detail for 10 min");
		assertThat(this.page.html("/telemetry/logs?tenant=detailed")).contains("Detail for 10 min");
		switchDetail("detailed", true).isFound();
		agentOf("detailed").open("Why is it still slow?");
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.page.html("/telemetry/logs?tenant=detailed&q=DispatcherServlet"))
				.contains("DEBUG"));
		assertThat(this.page.html("/telemetry/logs?tenant=detailed")).contains("End detail");
		switchDetail("detailed", false).isFound();
		assertThat(this.page.html("/telemetry/logs?tenant=detailed")).contains("Detail for 10 min");
		switchDetail("_system", true).isBadRequest();
	}

	private StatusAssertions switchDetail(String tenant, boolean on) {
		return this.client.post()
			.uri("/telemetry/detail?tenant=" + tenant + "&on=" + on)
			.header("Sec-Fetch-Site", "same-origin")
			.exchange()
			.expectStatus();
	}

	@Test
	void otherSitesCannotPushTheButton() {
		this.client.post()
			.uri("/telemetry/demo?on=true")
			.header("Sec-Fetch-Site", "cross-site")
			.exchange()
			.expectStatus()
			.isForbidden();
		this.client.post()
			.uri("/telemetry/demo?on=true")
			.header("Origin", "http://example.com")
			.exchange()
			.expectStatus()
			.isForbidden();
	}

	@Test
	void namesThatOnlyLeadHereAreRefused() throws Exception {
		assertThat(RawRequest.status(this.port, "localhost", "/telemetry/traces")).isEqualTo(200);
		assertThat(RawRequest.status(this.port, "[::1]", "/telemetry/traces")).isEqualTo(200);
		assertThat(RawRequest.status(this.port, "rebound.example.com", "/telemetry/traces")).isEqualTo(403);
		assertThat(RawRequest.status(this.port, "beef", "/telemetry/traces")).isEqualTo(403);
	}

	private void lookAround() {
		for (String view : List.of("traces", "logs", "metrics", "errors", "map")) {
			this.page.html("/telemetry/" + view);
			this.page.json("/telemetry/" + view);
		}
		for (String wrong : List.of("traces/beef", "errors/beef", "nothing", "assets/nothing.css",
				"traces?limit=many")) {
			this.client.get().uri("/telemetry/" + wrong).exchange().expectStatus().is4xxClientError();
		}
	}

	private long newestLog(String tenant) {
		return this.inbox.logs()
			.stream()
			.filter((log) -> log.tenant().equals(tenant))
			.mapToLong((log) -> log.number())
			.max()
			.orElse(0);
	}

	private Agent agentOf(String tenant) {
		this.tenants.add(tenant);
		return this.agents.ofTenant(tenant);
	}

}
