package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedPoint;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which resolver's tenant a Socket.IO client gets. */
class SocketIoTenantTests {

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start(SocketIoApplication.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@AfterEach
	void clear() {
		application.received().clear();
	}

	@Test
	void invalidPrincipalIsNotReplacedByAWeakerSource() throws Exception {
		askAs(Map.of("token", "acme", "principal", "not a tenant"), "_unknown");
		awaitRejection("_unknown", "invalid", "principal");
	}

	@Test
	void tokenThatContradictsThePrincipalIsCountedAndNotObeyed() throws Exception {
		askAs(Map.of("token", "initech", "principal", "globex"), "globex");
		awaitRejection("globex", "mismatch", "token");
	}

	@Test
	void resolverThatThrowsIsCountedAndTheNextOneIsAsked() throws Exception {
		askAs(Map.of("token", "hooli", "principal", "broken"), "hooli");
		awaitRejection("hooli", "resolver_error", null);
	}

	private static void askAs(Map<String, String> auth, String tenant) throws Exception {
		SocketIoAgent agent = SocketIoAgent.connectWith(application, auth);
		agent.ask("reply", "hello");
		await().untilAsserted(() -> assertThat(application.received().spansNamed("process reply"))
			.extracting((span) -> span.attribute("tenant_id"))
			.containsExactly(tenant));
		agent.disconnect();
	}

	private static void awaitRejection(String tenant, String reason, String source) {
		await().untilAsserted(() -> assertThat(application.received().lastPointsOf("tenant.rejections"))
			.filteredOn((point) -> tenant.equals(point.attribute("tenant_id")))
			.filteredOn((point) -> reason.equals(point.attribute("tenant.rejection.reason")))
			.filteredOn((point) -> source == null || source.equals(point.attribute("tenant.resolution.source")))
			.extracting(ReceivedPoint::value)
			.containsExactly(1.0));
	}

}
