package com.tiktickets.sample.telemetry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.corundumstudio.socketio.SocketIOServer;
import com.tiktickets.sample.Agent;
import com.tiktickets.sample.Agent.ReplyBody;
import com.tiktickets.sample.Agents;
import com.tiktickets.sample.login.TokenIssuer;
import com.tiktickets.sample.telemetry.inbox.SpanRecord;
import com.tiktickets.sample.telemetry.inbox.TelemetryInbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.springframework.beans.factory.annotation.Autowired;

class AgentsBrowserIT extends BrowserTest {

	private static final String SAY_SEEN = """
			const [port, token, done] = arguments;
			Promise.all(['live', 'envelope', 'trace'].map((name) => import(`/agents/assets/${name}.js`)))
				.then(([live, envelope, trace]) => {
					const desk = live.connect({ port, token, show() {}, complain: done, light() {} });
					desk.socket.on('connect', () => trace.begin('seen', ({ traceparent }) => {
						envelope.emit(desk.socket, 'seen', 'ticket 7');
						done(traceparent);
					}));
				}, (problem) => done(problem.message));
			""";

	@Autowired
	private Agents agents;

	@Autowired
	private TokenIssuer tokenIssuer;

	@Autowired
	private SocketIOServer socketIo;

	@Autowired
	private TelemetryInbox inbox;

	@Test
	void ticketComesLiveByBothWaysAndIsAnswered() throws IOException {
		logIn(this.browser, "ana@acme");
		Agent ana = this.agents.loggedIn("ana@acme");

		UUID id = ana.open("My code never arrives").id();
		this.browser.seeText(row(id) + " .subject", "My code never arrives");
		this.browser.seeText(row(id) + " .via", "STOMP · Socket.IO");

		this.browser.see(row(id) + " input").sendKeys("Please try again now.");
		this.browser.click(By.cssSelector(row(id) + " button"));
		this.browser.seeText(row(id) + " .last", "Please try again now.");
		this.browser.seeText(row(id) + " .status", "answered");
		assertThat(ana.read(id).replies()).containsExactly(new ReplyBody("ana@acme", "Please try again now."));
		picture("agents");
	}

	@Test
	void agentOfAnotherTenantSeesNothingOfIt() {
		try (Browser other = new Browser(this.port)) {
			logIn(this.browser, "ana@acme");
			logIn(other, "bruno@globex");

			UUID ours = this.agents.loggedIn("ana@acme").open("For acme only").id();
			this.browser.seeText(row(ours) + " .via", "STOMP · Socket.IO");
			UUID theirs = this.agents.loggedIn("bruno@globex").open("For globex only").id();
			other.seeText(row(theirs) + " .via", "STOMP · Socket.IO");

			assertThat(other.text("#tickets")).doesNotContain("For acme only");
			assertThat(this.browser.text("#tickets")).doesNotContain("For globex only");
		}
	}

	@Test
	void rowLeadsToTheTraceThatMadeIt() {
		logIn(this.browser, "ana@acme");
		UUID id = this.agents.loggedIn("ana@acme").open("Follow me").id();
		this.browser.seeText(row(id) + " .via", "STOMP · Socket.IO");
		String trace = this.browser.see(row(id) + " .trace").getDomAttribute("href");

		span((span) -> span.name().equals("POST /tickets") && trace.endsWith(span.traceId()));
		this.browser.click(By.cssSelector(row(id) + " .trace"));
		this.browser.seeText("h1", "POST /tickets");
	}

	@Test
	void replyBelongsToTheTraceOfThePage() {
		logIn(this.browser, "ana@acme");
		UUID id = this.agents.loggedIn("ana@acme").open("Answer me").id();
		this.browser.see(row(id) + " input").sendKeys("Traced");
		this.browser.click(By.cssSelector(row(id) + " button"));

		this.browser.seeText(row(id) + " .last", "Traced");
		SpanRecord reply = span((span) -> span.name().equals("process /app/reply"));
		assertThat(reply.parentId()).isNotEmpty();
		assertThat(reply.links()).isNotEmpty();
	}

	@Test
	void eventBelongsToTheTraceInItsEnvelopeAndIsLinkedToTheHandshakeOfThePage() {
		this.socketIo.getNamespace("/agents").addEventListener("seen", String.class, (client, ticket, ack) -> {
		});
		this.browser.open("/agents");
		String token = this.tokenIssuer.issue("ana@acme", "acme", "tickets", Duration.ofMinutes(5)).token();

		String[] traceparent = String
			.valueOf(this.browser.driver()
				.executeAsyncScript(SAY_SEEN, this.socketIo.getConfiguration().getPort(), token))
			.split("-");

		SpanRecord seen = span((span) -> span.name().equals("process seen"));
		assertThat(traceparent).hasSize(4);
		assertThat(seen.traceId()).isEqualTo(traceparent[1]);
		assertThat(seen.parentId()).isEqualTo(traceparent[2]);
		assertThat(seen.tenant()).isEqualTo("acme");
		assertThat(seen.links()).isNotEmpty();
	}

	@Test
	void wrongPasswordIsSaid() {
		this.browser.open("/agents");
		this.browser.see("#username").sendKeys("ana@acme");
		this.browser.see("#password").sendKeys("wrong");
		this.browser.click(By.cssSelector("#login button"));

		this.browser.seeText("#problem", "Unknown user or wrong password.");
	}

	@Test
	void pageIsReadableOnAPhoneInLightAndDark() {
		UUID id = this.agents.loggedIn("ana@acme")
			.open("<script>window.harmed = true</script>" + "long".repeat(40))
			.id();
		this.browser.size(390, 844);
		for (boolean dark : new boolean[] { false, true }) {
			this.browser.dark(dark);
			this.browser.open("/agents");
			assertThat(AccessibilityChecks.missing(this.browser)).isEmpty();
			logIn(this.browser, "ana@acme");
			this.browser.see(row(id));
			assertThat(this.browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
			assertThat(this.browser.run("return window.harmed === undefined")).isEqualTo(true);
			assertThat(AccessibilityChecks.missing(this.browser)).isEmpty();
		}
		assertThat(this.browser.complaints()).isEmpty();
	}

	private static void logIn(Browser browser, String username) {
		browser.open("/agents");
		browser.see("#username").sendKeys(username);
		browser.see("#password").sendKeys("demo");
		browser.click(By.cssSelector("#login button"));
		browser.seeText("#socketio", "Socket.IO up");
		browser.seeText("#stomp", "STOMP up");
		browser.see("#desk");
	}

	private static String row(UUID id) {
		return "li[data-id='" + id + "']";
	}

	private SpanRecord span(Predicate<SpanRecord> which) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.inbox.spans().stream().anyMatch(which));
		return this.inbox.spans().stream().filter(which).findFirst().orElseThrow();
	}

	private void picture(String name) throws IOException {
		Path folder = Files.createDirectories(Path.of("target/pictures"));
		Files.write(folder.resolve(name + ".png"), this.browser.driver().getScreenshotAs(OutputType.BYTES));
	}

}
