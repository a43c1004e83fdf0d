package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a session comes about, and whose it is. */
class StompSessionTests {

	private static final String REPLY = "process /app/tickets/{id}/reply";

	private WireApplication application;

	@BeforeEach
	void start() {
		this.application = WireApplication.start(StompApplication.class);
	}

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void sessionBySockJsIsOfTheTenantOfItsHandshake() throws Exception {
		StompAgent agent = StompAgent.connectBySockJs(this.application, "acme");
		agent.send("/app/tickets/7/reply", "hello");
		await().untilAsserted(() -> assertThat(replies()).singleElement()
			.satisfies((span) -> assertThat(span.attribute("tenant_id")).isEqualTo("acme"))
			.satisfies((span) -> assertThat(span.span().getLinksList()).hasSize(1)));
		await().untilAsserted(() -> assertThat(value("socket.connection.active", "acme", Map.of())).isEqualTo(1));
		agent.disconnect();
		await().untilAsserted(() -> assertThat(value("socket.connection.active", "acme", Map.of())).isZero());
	}

	@Test
	void firstMessageOfWhoLogsInByItsFirstFrameIsOfThatTenant() throws Exception {
		StompAgent agent = StompAgent.connectAndLogIn(this.application, null, "acme");
		agent.send("/app/tickets/7/reply", "hello");
		await().untilAsserted(
				() -> assertThat(replies()).extracting((span) -> span.attribute("tenant_id")).containsExactly("acme"));
		await().untilAsserted(
				() -> assertThat(value("tenant.resolutions", "acme", Map.of("tenant.resolution.source", "principal")))
					.isEqualTo(1));
	}

	@Test
	void sessionOfWhoLogsInByAFrameIsCountedForOneTenantOnly() throws Exception {
		StompAgent agent = StompAgent.connectAndLogIn(this.application, "acme", "globex");
		agent.send("/app/tickets/7/reply", "hello");
		await().untilAsserted(() -> assertThat(value("socket.connection.active", "globex", Map.of())).isEqualTo(1));
		assertThat(value("socket.connection.active", "acme", Map.of())).isZero();
		agent.disconnect();
		await().untilAsserted(() -> assertThat(value("socket.connection.active", "globex", Map.of())).isZero());
		assertThat(value("socket.connection.active", "acme", Map.of())).isZero();
	}

	@Test
	void whoLogsInByAFrameStaysWhateverTheHandshakeSaid() throws Exception {
		StompAgent agent = StompAgent.connectAndLogIn(this.application, "acme", "globex");
		for (int message = 0; message < 20; message++) {
			agent.send("/app/tickets/7/reply", "hello");
		}
		await().untilAsserted(() -> assertThat(replies()).hasSize(20));
		assertThat(replies()).extracting((span) -> span.attribute("tenant_id")).containsOnly("globex");
		await().untilAsserted(
				() -> assertThat(value("tenant.resolutions", "globex", Map.of("tenant.resolution.source", "principal")))
					.isEqualTo(1));
	}

	@Test
	void malformedTenantOfAFrameIsCountedAndNotObeyed() throws Exception {
		StompAgent agent = StompAgent.connectAndLogIn(this.application, "acme", "not a tenant");
		agent.send("/app/tickets/7/reply", "hello");
		await().untilAsserted(
				() -> assertThat(replies()).extracting((span) -> span.attribute("tenant_id")).containsExactly("acme"));
		await().untilAsserted(
				() -> assertThat(value("tenant.rejections", "acme", Map.of("tenant.rejection.reason", "invalid")))
					.isEqualTo(1));
	}

	private List<ReceivedSpan> replies() {
		return this.application.received().spansNamed(REPLY);
	}

	private double value(String metric, String tenant, Map<String, Object> attributes) {
		return this.application.received()
			.lastPointsOf(metric)
			.stream()
			.filter((point) -> tenant.equals(point.attribute("tenant_id")))
			.filter((point) -> point.attributes().entrySet().containsAll(attributes.entrySet()))
			.mapToDouble(ReceivedPoint::value)
			.reduce(Double::sum)
			.orElse(-1);
	}

}
