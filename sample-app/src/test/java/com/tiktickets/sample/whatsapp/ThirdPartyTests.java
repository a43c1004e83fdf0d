package com.tiktickets.sample.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.sample.delivery.OutgoingMessage;
import com.tiktickets.sample.delivery.WhatsAppGateway;
import com.tiktickets.sample.whatsapp.simulation.CloudServer;
import com.tiktickets.sample.whatsapp.simulation.WebhookSignature;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Scope;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.StatusAssertions;

/**
 * What WhatsApp learns of us, and what anybody who pretends to be WhatsApp achieves.
 */
@WhatsAppTest
class ThirdPartyTests {

	private static final String NUMBER = "5511955554444";

	@Autowired
	private WhatsAppGateway gateway;

	@Autowired
	private CloudServer cloud;

	@Autowired
	private TenantSessions sessions;

	@Autowired
	private WebhookSignature signature;

	@Autowired
	private RestTestClient client;

	@Autowired
	private ExportedTelemetry emitted;

	@Test
	void thirdPartyNeverSeesOurBaggage() throws Exception {
		Baggage baggage = Baggage.builder().put("tenant_id", "discreet").put("plan", "gold").build();
		try (TenantScope tenant = TenantContext.makeCurrent(TenantId.of("discreet"));
				Scope scope = baggage.makeCurrent()) {
			send("discreet", "web");
		}

		assertThat(this.cloud.lastHeaders()).containsKeys("Authorization", "traceparent").doesNotContainKey("baggage");
		assertThat(this.cloud.lastHeaders().toString()).doesNotContain("discreet", "gold");
	}

	@Test
	void noNumberAndNoJidLeavesTheProcess() throws Exception {
		for (String channel : new String[] { "whatsapp", "email" }) {
			send("private", channel);
		}
		this.sessions.of("private").phone().customerWrites(NUMBER, "Hello");
		this.sessions.of("private").cloud().customerWrites(NUMBER, "Hello");
		ExportedTelemetry.await()
			.until(() -> this.emitted.spans("private", "whatsapp receive").size() == 2
					&& this.emitted.spans("private", "whatsapp ack").size() == 6);

		assertThat(this.emitted.spans("private", "whatsapp send"))
			.extracting((span) -> span.attributes().text("whatsapp.peer.id"))
			.hasSize(2)
			.allMatch((peer) -> peer.matches("person:[0-9a-f]{16}"));
		this.emitted.point("private", "whatsapp.message.ack.duration", Map.of("whatsapp.ack.level", "read"),
				(point) -> Objects.requireNonNull(point.histogram()).count() == 2);
		assertThat(this.emitted.all()).doesNotContain(NUMBER, NUMBER.substring(4), "@c.us", "wamid.", "3EB0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "sha256=00", "sha1=da39a3ee5e6b4b0d3255bfef95601890afd80709" })
	void noticeThatIsNotSignedIsRefused(String header) {
		this.sessions.of("forged");

		notice("forged-cloud", "{\"entry\":[]}", header).isEqualTo(HttpStatus.UNAUTHORIZED);
	}

	@Test
	void signatureOfAnotherBodyIsRefused() {
		this.sessions.of("forged");

		notice("forged-cloud", "{\"entry\":[]} ", this.signature.of("{\"entry\":[]}".getBytes(StandardCharsets.UTF_8)))
			.isEqualTo(HttpStatus.UNAUTHORIZED);
	}

	@Test
	void noticeIsOfTheTenantOfItsNumber() {
		this.sessions.of("noticed");
		String body = """
				{"entry":[{"changes":[{"value":{"statuses":[{"id":"wamid.unknown","status":"delivered"}]}}]}]}""";

		notice("noticed-cloud", body, this.signature.of(body.getBytes(StandardCharsets.UTF_8)))
			.isEqualTo(HttpStatus.OK);

		this.emitted.span("noticed", "POST /hooks/whatsapp/{number}", (span) -> true);
		this.emitted.span("noticed", "whatsapp ack",
				(span) -> span.attributes().text("whatsapp.ack.level").equals("device"));
	}

	@Test
	void noticeForNumberThatNobodyHasIsRefused() {
		String body = "{}";

		notice("nobody-cloud", body, this.signature.of(body.getBytes(StandardCharsets.UTF_8)))
			.isEqualTo(HttpStatus.UNAUTHORIZED);
	}

	private StatusAssertions notice(String number, String body, String header) {
		return this.client.post()
			.uri("/hooks/whatsapp/{number}", number)
			.contentType(MediaType.APPLICATION_JSON)
			.header(WebhookSignature.HEADER, header)
			.body(body)
			.exchange()
			.expectStatus();
	}

	private void send(String tenant, String channel) throws Exception {
		this.gateway.send(new OutgoingMessage(tenant, UUID.randomUUID(), channel, NUMBER, "Hello"))
			.get(30, TimeUnit.SECONDS);
	}

}
