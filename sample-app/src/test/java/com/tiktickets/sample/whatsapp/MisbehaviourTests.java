package com.tiktickets.sample.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.sample.Agents;
import com.tiktickets.sample.delivery.OutgoingMessage;
import com.tiktickets.sample.delivery.WhatsAppGateway;
import com.tiktickets.sample.telemetry.inbox.SpanRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

@WhatsAppTest
class MisbehaviourTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@Autowired
	private Agents agents;

	@Autowired
	private WhatsAppGateway gateway;

	@Autowired
	private TenantSessions sessions;

	@Autowired
	private ExportedTelemetry emitted;

	@ParameterizedTest
	@CsvSource({ "hung, hung-phone", "mute, mute-cloud" })
	void zombieIsVisibleUntilItAnswersAgain(String tenant, String session) {
		connected(tenant);
		misbehave(session, "zombie");

		probeUntil(session, "zombie");
		assertThat(this.emitted.transition(session, "zombie").attributes().text("whatsapp.transition.from"))
			.isEqualTo("connected");
		this.emitted.point(tenant, "whatsapp.session.active", Map.of("whatsapp.session.state", "zombie"),
				(point) -> point.value() == 1);
		assertThat(this.emitted.log(tenant, "WhatsApp session is zombie").severityText()).isEqualTo("WARN");

		misbehave(session, "none");
		probeUntil(session, "connected");
		this.emitted.point(tenant, "whatsapp.session.active", Map.of("whatsapp.session.state", "zombie"),
				(point) -> point.value() == 0);
	}

	@Test
	void codeThatNobodyScansExpires() {
		connected("unseen");
		misbehave("unseen-phone", "qr_never_scanned");

		SpanRecord expired = this.emitted.span("unseen", "whatsapp transition",
				(span) -> span.attributes().text("whatsapp.disconnect.reason").equals("scan_timeout"));
		assertThat(expired.attributes().text("whatsapp.transition.from")).isEqualTo("awaiting_scan");
		this.emitted.point("unseen", "whatsapp.qr.issued", Map.of(), (point) -> point.value() == 4);
		this.emitted.point("unseen", "whatsapp.qr.scan.duration", Map.of("whatsapp.outcome", "failure"),
				(point) -> Objects.requireNonNull(point.histogram()).count() == 1);

		misbehave("unseen-phone", "none");
		state("unseen-phone", "connected");
	}

	@ParameterizedTest
	@CsvSource({ "lost, lost-phone, network", "revoked, revoked-cloud, unauthorized" })
	void connectionThatIsLostIsRegainedAndCounted(String tenant, String session, String reason) {
		connected(tenant);
		misbehave(session, "disconnect");

		assertThat(this.emitted.transition(session, "disconnected").attributes().text("whatsapp.disconnect.reason"))
			.isEqualTo(reason);
		this.emitted.point(tenant, "whatsapp.session.transitions", Map.of("whatsapp.transition.to", "reconnecting"),
				(point) -> point.value() == 1);
		state(session, "connected");
		assertThat(send(tenant, channel(session))).succeedsWithin(PATIENCE);
	}

	@Test
	void lateAcknowledgementIsMeasuredAndLinkedToItsMessage() {
		connected("late");
		List<CompletableFuture<String>> arrivals = new ArrayList<>();
		for (String session : new String[] { "late-phone", "late-cloud" }) {
			misbehave(session, "late_ack");
			arrivals.add(send("late", channel(session)));
		}

		assertThat(arrivals).hasSize(2).allSatisfy((arrival) -> assertThat(arrival).succeedsWithin(PATIENCE));
		for (String session : new String[] { "late-phone", "late-cloud" }) {
			Predicate<SpanRecord> own = (span) -> span.attributes().text("whatsapp.session.id").equals(session);
			SpanRecord sent = this.emitted.span("late", "whatsapp send", own);
			SpanRecord delivered = this.emitted.span("late", "whatsapp ack",
					own.and((span) -> span.attributes().text("whatsapp.ack.level").equals("device")));
			assertThat(delivered.traceId()).isNotEqualTo(sent.traceId());
			assertThat(delivered.links()).contains(new SpanRecord.Link(sent.traceId(), sent.spanId()));
		}
		this.emitted.point("late", "whatsapp.message.ack.duration", Map.of("whatsapp.ack.level", "device"),
				(point) -> Objects.requireNonNull(point.histogram()).count() == 2 && point.value() >= 12);
	}

	@ParameterizedTest
	@CsvSource({ "prompt, whatsapp", "quick, web" })
	void promptAcknowledgementsBelongToTheTraceOfTheirMessage(String tenant, String channel) throws Exception {
		connected(tenant);

		send(tenant, channel).get(30, TimeUnit.SECONDS);

		SpanRecord sent = this.emitted.span(tenant, "whatsapp send", (span) -> true);
		for (String level : new String[] { "server", "device", "read" }) {
			assertThat(acknowledgement(tenant, level).parentId()).as(level).isEqualTo(sent.spanId());
		}
		this.emitted.point(tenant, "whatsapp.messages",
				Map.of("whatsapp.direction", "sent", "whatsapp.outcome", "success"), (point) -> point.value() == 1);
	}

	@ParameterizedTest
	@CsvSource({ "refused, refused-phone", "failed, failed-cloud" })
	void refusedMessageFailsForWhoSentIt(String tenant, String session) {
		connected(tenant);
		misbehave(session, "refuse");

		assertThat(send(tenant, channel(session))).failsWithin(PATIENCE)
			.withThrowableThat()
			.withCauseInstanceOf(MessageRefusedException.class);
		acknowledgement(tenant, "error");
	}

	@ParameterizedTest
	@ValueSource(strings = { "whatsapp", "web" })
	void numberThatIsNobodysIsRefusedAtOnce(String channel) {
		String tenant = "nobody" + channel;
		connected(tenant);

		assertThat(this.gateway.send(new OutgoingMessage(tenant, UUID.randomUUID(), channel, "5511900000404", "Hello")))
			.failsWithin(PATIENCE);
		assertThat(this.emitted.span(tenant, "whatsapp send", SpanRecord::failed).attributes().text("error.type"))
			.isNotEmpty();
		this.emitted.log(tenant, "WhatsApp message was not sent");
	}

	@Test
	void messageOfCustomerIsReceivedUnderTheTenantOfTheSession() {
		connected("written");
		for (String session : new String[] { "written-phone", "written-cloud" }) {
			this.agents.ofTenant("written")
				.client()
				.post()
				.uri("/demo/whatsapp/{session}/messages", session)
				.body(Map.of("from", "+55 11 91234-5678", "text", "Hello"))
				.exchange()
				.expectStatus()
				.isAccepted();
			this.emitted.span("written", "whatsapp receive",
					(span) -> span.attributes().text("whatsapp.session.id").equals(session));
		}
		this.emitted.point("written", "whatsapp.messages", Map.of("whatsapp.direction", "received"),
				(point) -> point.value() == 2);
	}

	@ParameterizedTest
	@CsvSource({ "owner-phone, none, 404", "guest-phone, dance, 400", "guest-cloud, qr_never_scanned, 409" })
	void sessionsOfOthersAndWhatIsImpossibleAreRefused(String session, String how, int status) {
		connected("owner");
		this.agents.ofTenant("guest")
			.client()
			.post()
			.uri("/demo/whatsapp/{session}/misbehave", session)
			.body(Map.of("how", how))
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.valueOf(status));
	}

	private void connected(String tenant) {
		state(tenant + "-phone", "connected");
		state(tenant + "-cloud", "connected");
	}

	private void state(String session, String state) {
		ExportedTelemetry.await().until(() -> find(session).state().word().equals(state));
	}

	private TenantSession find(String session) {
		return this.sessions.of(tenant(session)).find(session).orElseThrow();
	}

	private void probeUntil(String session, String state) {
		ExportedTelemetry.await().until(() -> {
			find(session).probe();
			return find(session).state().word().equals(state);
		});
	}

	private void misbehave(String session, String how) {
		this.agents.ofTenant(tenant(session))
			.client()
			.post()
			.uri("/demo/whatsapp/{session}/misbehave", session)
			.body(Map.of("how", how))
			.exchange()
			.expectStatus()
			.isOk();
	}

	private CompletableFuture<String> send(String tenant, String channel) {
		return this.gateway.send(new OutgoingMessage(tenant, UUID.randomUUID(), channel, "5511987654321", "Hello"));
	}

	private SpanRecord acknowledgement(String tenant, String level) {
		return this.emitted.span(tenant, "whatsapp ack",
				(span) -> span.attributes().text("whatsapp.ack.level").equals(level));
	}

	private static String tenant(String session) {
		return session.substring(0, session.lastIndexOf('-'));
	}

	private static String channel(String session) {
		return session.endsWith("-phone") ? "whatsapp" : "web";
	}

}
