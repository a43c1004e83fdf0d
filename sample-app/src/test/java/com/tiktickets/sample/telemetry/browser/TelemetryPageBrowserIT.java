package com.tiktickets.sample.telemetry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.sample.Agents;
import com.tiktickets.sample.telemetry.Otlp;
import com.tiktickets.sample.telemetry.inbox.OtlpReceiver;
import com.tiktickets.sample.telemetry.inbox.TelemetryInbox;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;

class TelemetryPageBrowserIT extends BrowserTest {

	private static final List<String> VIEWS = List.of("traces", "logs", "metrics", "errors", "map");

	private static final String BIG = "0af7651916cd43dd8448eb211c80319c";

	private static final String SMALL = "2af7651916cd43dd8448eb211c80319f";

	private static final String HOSTILE = "1bf7651916cd43dd8448eb211c80319d";

	@Autowired
	private Agents agents;

	@Autowired
	private OtlpReceiver receiver;

	@Autowired
	private TelemetryInbox inbox;

	@Test
	void traceOfARequestIsFoundByClickingWithItsLogRecords() {
		UUID ticket = this.agents.loggedIn("ana@acme").open("Find me").id();
		seenInTheInbox("Ticket opened");

		this.browser.open("/telemetry");
		this.browser.click(By.linkText("POST /tickets"));
		this.browser.seeText("#span h2", "POST /tickets");
		this.browser.seeText("#span", "Ticket opened");
		this.browser.click(By.partialLinkText("INSERT ticket"));
		this.browser.seeText("#span", "db.system.name");
		this.browser.click(By.partialLinkText("log record"));
		this.browser.seeText(".logs", "Ticket opened");
		assertThat(this.browser.path()).startsWith("/telemetry/logs?trace=");
		assertThat(this.browser.driver().getPageSource()).contains(ticket.toString());
	}

	@Test
	void exemplarOfAMetricLeadsToItsTrace() {
		this.agents.loggedIn("ana@acme").open("Measure me");

		this.browser.open("/telemetry/traces");
		this.browser.click(By.linkText("Metrics"));
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.browser.count(".plot canvas") == 6 && this.browser.count("figure details") > 0);
		this.browser.click(By.cssSelector("figure details summary"));
		this.browser.click(By.cssSelector(".exemplars a"));
		this.browser.see(".waterfall");
		assertThat(this.browser.path()).startsWith("/telemetry/traces/");
	}

	@Test
	void errorIsFoundWithItsStackAndLeadsToItsTrace() {
		this.agents.loggedIn("ana@acme").client().get().uri("/demo/export").exchange();
		seenInTheInbox("Request failed");

		this.browser.open("/telemetry");
		this.browser.click(By.linkText("Errors"));
		this.browser.click(By.linkText("java.lang.IllegalStateException"));
		this.browser.seeText(".stack", "Caused by: org.postgresql.util.PSQLException");
		this.browser.click(By.cssSelector("aside a[data-row]"));
		this.browser.seeText("h1", "GET /demo/export");
		this.browser.click(By.cssSelector("#span a.bad"));
		this.browser.seeText("h1", "java.lang.IllegalStateException");
	}

	@Test
	void filterByTenantShowsNothingOfTheOtherInAnyView() {
		for (String user : List.of("ana@acme", "bruno@globex")) {
			this.agents.loggedIn(user).open("Mine alone");
			this.agents.loggedIn(user).client().get().uri("/demo/export").exchange();
		}
		Awaitility.await().until(() -> List.of("acme", "globex").stream().allMatch(this::hasError));

		this.browser.open("/telemetry/traces");
		new Select(this.browser.see("#tenant")).selectByValue("globex");
		for (String view : VIEWS) {
			this.browser.click(By.cssSelector("nav a[href*='/" + view + "']"));
			this.browser.waiting().until((driver) -> this.browser.path().startsWith("/telemetry/" + view));
			assertThat(this.browser.path()).contains("tenant=globex");
			this.browser.seeText("#live",
					view.equals("map") ? "tiktickets-sample" : view.equals("errors") ? "IllegalState" : "globex");
			assertThat(this.browser.text("#live")).doesNotContain("acme", "_system");
		}
	}

	@Test
	void searchNarrowsTheListWhileTyping() {
		send("shop", "3cf7651916cd43dd8448eb211c80319e", "needle");
		send("shop", "4cf7651916cd43dd8448eb211c80319e", "hay");

		this.browser.open("/telemetry/traces?service=shop");
		this.browser.seeText("#live", "hay");
		this.browser.see("#q").sendKeys("NEEDLE");
		this.browser.waiting().until((driver) -> this.browser.path().contains("q=NEEDLE"));
		this.browser.seeText("#live", "needle");
		assertThat(this.browser.text("#live")).doesNotContain("hay");
	}

	@Test
	void keyboardIsEnough() {
		send("shop", "5cf7651916cd43dd8448eb211c80319e", "by keyboard");

		this.browser.open("/telemetry/traces?q=by+keyboard");
		this.browser.seeText("#live", "by keyboard");
		this.browser.see("body").sendKeys("j");
		assertThat(this.browser.driver().switchTo().activeElement().getText()).isEqualTo("by keyboard");
		this.browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
		this.browser.see(".waterfall");
	}

	/**
	 * Compared with a small trace, not with a clock: how fast this machine is, is not the
	 * question.
	 */
	@Test
	void tenThousandSpansDoNotSlowThePageDown() throws Exception {
		send(BIG, 10_000);
		send(SMALL, 300);
		timeToReadAndSelect(SMALL);
		timeToReadAndSelect(BIG);

		Duration small = timeToReadAndSelect(SMALL);
		assertThat(timeToReadAndSelect(BIG)).isLessThan(small.multipliedBy(3).plusSeconds(1));
		assertThat(this.browser.count(".waterfall li")).isEqualTo(300);

		this.browser.click(By.linkText("Next"));
		this.browser.seeText(".waterfall .more", "Spans 301 to 600 of 10,000");
	}

	private void send(String trace, int spans) throws Exception {
		new Otlp(this.receiver.port()).send(Otlp.traces("big",
				IntStream.rangeClosed(1, spans)
					.mapToObj((i) -> Otlp.span(trace, "%016x".formatted(i),
							(i == 1) ? "" : "%016x".formatted(1 + i / 10), "span " + i))
					.toArray(Span.Builder[]::new)));
	}

	private Duration timeToReadAndSelect(String trace) {
		Instant before = Instant.now();
		this.browser.open("/telemetry/traces/" + trace);
		this.browser.click(By.cssSelector(".waterfall li:nth-child(9) a"));
		this.browser.see(".waterfall li:nth-child(9) a[aria-current]");
		return Duration.between(before, Instant.now());
	}

	@Test
	void hostileValuesDoNoHarm() throws Exception {
		String script = "<script>window.harmed = true</script><img src=x onerror='window.harmed=true'>\u0000\u202e";
		Span.Builder span = Otlp.span(HOSTILE, "b7ad6b7169203331", "", script)
			.addAttributes(Otlp.attribute("tenant_id", "<b>\"evil'"))
			.addAttributes(Otlp.attribute(script, script + "z".repeat(100_000)));
		Metric.Builder metric = Metric.newBuilder().setName(script).setUnit(script).setDescription(script);
		metric.getGaugeBuilder().addDataPointsBuilder().setTimeUnixNano(1_000_000_000).setAsInt(3);
		Otlp otlp = new Otlp(this.receiver.port());
		otlp.send(Otlp.traces(script, span));
		otlp.send(Otlp.metrics(script, metric.build()));
		otlp.send(Otlp.logs(script,
				LogRecord.newBuilder()
					.setBody(AnyValue.newBuilder().setStringValue(script))
					.addAttributes(Otlp.attribute("exception.type", script))));

		for (String view : List.of("traces", "logs", "errors", "metrics",
				"metrics?name=" + URLEncoder.encode(script, StandardCharsets.UTF_8), "map", "traces/" + HOSTILE)) {
			this.browser.open("/telemetry/" + view);
			this.browser.see("#live");
			assertThat(this.browser.run("return window.harmed === undefined")).isEqualTo(true);
			assertThat(this.browser.run("return document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
		}
		this.browser.click(By.cssSelector("#span dd summary"));
		assertThat(this.browser.text("#span")).contains("zzzz");
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void pageIsReadableOnAPhoneInLightAndDark() {
		this.agents.loggedIn("ana@acme").client().get().uri("/demo/export").exchange();
		seenInTheInbox("Request failed");
		this.browser.size(390, 844);
		for (boolean dark : new boolean[] { false, true }) {
			this.browser.dark(dark);
			for (String view : VIEWS) {
				this.browser.open("/telemetry/" + view);
				this.browser.see("#live");
				assertThat(this.browser.run("return document.documentElement.scrollWidth")).as(view).isEqualTo(390L);
				assertThat(AccessibilityChecks.missing(this.browser)).as(view).isEmpty();
			}
		}
		assertThat(this.browser.complaints()).isEmpty();
	}

	private void send(String service, String trace, String name) {
		try {
			long now = System.currentTimeMillis() * 1_000_000;
			new Otlp(this.receiver.port()).send(Otlp.traces(service,
					Otlp.span(trace, "b7ad6b7169203331", "", name)
						.setStartTimeUnixNano(now)
						.setEndTimeUnixNano(now + 1_000)));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void seenInTheInbox(String message) {
		Awaitility.await().until(() -> this.inbox.logs().stream().anyMatch((log) -> log.body().equals(message)));
		Awaitility.await()
			.until(() -> this.inbox.spans()
				.stream()
				.anyMatch((span) -> span.name().startsWith("POST /tickets") || span.name().startsWith("GET /demo")));
	}

	private boolean hasError(String tenant) {
		return this.inbox.logs()
			.stream()
			.anyMatch((log) -> log.tenant().equals(tenant) && log.attributes().get("exception.type") != null);
	}

}
