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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@TelemetryTest
class TelemetryPageTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	@Autowired
	private RestTestClient client;

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

	@Test
	void requestIsFoundAsATraceWithItsLogRecords() {
		UUID ticket = agentOf("traced").open("Where is my trace?").id();

		Awaitility.await().untilAsserted(() -> {
			JsonNode trace = json("/telemetry/traces?tenant=traced&q=POST /tickets").path("items").path(0);
			assertThat(trace.path("name").asString("")).isEqualTo("POST /tickets");
			JsonNode logs = json("/telemetry/logs?tenant=traced&trace=" + trace.path("id").asString());
			assertThat(logs.path("items").toString()).contains("Ticket opened").contains(ticket.toString());
		});
	}

	@Test
	void requestIsFoundInTheMetrics() {
		agentOf("measured").open("How long did it take?");

		Awaitility.await()
			.untilAsserted(() -> assertThat(json("/telemetry/metrics?tenant=measured").path("charts").toString())
				.contains("POST /tickets")
				.contains("\"traceId\""));
	}

	@Test
	void exceptionIsFoundAsAnErrorThatLeadsToItsTrace() {
		this.agents.ofTenant("broken").client().get().uri("/demo/export").exchange().expectStatus().is5xxServerError();

		Awaitility.await().untilAsserted(() -> {
			JsonNode error = json("/telemetry/errors?tenant=broken").path(0);
			assertThat(error.path("place").asString("")).endsWith("DemoController.export");
			String trace = error.path("occurrences").path(0).path("traceId").asString("");
			assertThat(json("/telemetry/traces/" + trace).path("summary").path("name").asString(""))
				.isEqualTo("GET /demo/export");
		});
	}

	@Test
	void pageMakesNoTelemetryOfItsOwn() {
		for (String view : List.of("traces", "logs", "metrics", "errors", "map")) {
			html("/telemetry/" + view);
		}
		agentOf("after").open("The last request");

		Awaitility.await()
			.untilAsserted(
					() -> assertThat(json("/telemetry/metrics?tenant=after").path("charts").size()).isPositive());
		assertThat(this.inbox.spans())
			.noneMatch((span) -> span.attributes().text("url.path").matches("/telemetry(/[a-z]+)?"));
		assertThat(this.inbox.points())
			.noneMatch((point) -> point.series().attributes().text("http.route").startsWith("/telemetry"));
	}

	@Test
	void hostileValuesAreShownAndDoNothing() throws Exception {
		String script = "<script>alert(1)</script>\u0007\u202e" + "y".repeat(100_000);
		Span.Builder span = Otlp.span(TRACE, "b7ad6b7169203331", "", "<img src=x onerror=alert(2)>");
		new Otlp(this.receiver.port()).send(Otlp.traces("hostile", span.addAttributes(Otlp.attribute("a\"b", script))));

		assertThat(html("/telemetry/traces/" + TRACE)).contains("&lt;script&gt;alert(1)&lt;/script&gt;\u2407\uFFFDyyy")
			.contains("&lt;img src=x onerror=alert(2)&gt;")
			.doesNotContain("<script>alert", "<img")
			.hasSizeLessThan(40_000);
		assertThat(json("/telemetry/traces/" + TRACE).toString()).contains("y".repeat(100_000));
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
		assertThat(RawRequest.status(this.port, "rebound.example.com", "/telemetry/traces")).isEqualTo(403);
	}

	private Agent agentOf(String tenant) {
		this.tenants.add(tenant);
		return this.agents.ofTenant(tenant);
	}

	private JsonNode json(String address) {
		return this.client.get()
			.uri(address)
			.accept(MediaType.APPLICATION_JSON)
			.exchangeSuccessfully()
			.returnResult(JsonNode.class)
			.getResponseBody();
	}

	private String html(String address) {
		return this.client.get()
			.uri(address)
			.accept(MediaType.TEXT_HTML)
			.exchangeSuccessfully()
			.returnResult(String.class)
			.getResponseBody();
	}

}
