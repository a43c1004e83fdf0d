package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.corundumstudio.socketio.SocketIOServer;
import com.tiktickets.observability.test.ReceivedPoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a connection comes about, whose it is, and how it ends. */
class SocketIoSessionTests {

	private WireApplication application;

	@BeforeEach
	void start() {
		this.application = WireApplication.start(SocketIoApplication.class, "socketio.ping.interval=200",
				"socketio.ping.timeout=500");
	}

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void tenantOfATokenIsCountedOnce() throws Exception {
		SocketIoAgent agent = SocketIoAgent.connect(this.application, "acme", null);
		agent.ask("reply", "hello");
		awaitValue("tenant.resolutions", "acme",
				Map.of("tenant.resolution.outcome", "resolved", "tenant.resolution.source", "token"), 1);
		agent.disconnect();
	}

	@Test
	void malformedTenantOfATokenIsCountedOnce() throws Exception {
		SocketIoAgent agent = SocketIoAgent.connect(this.application, "not a tenant", null);
		agent.ask("reply", "hello");
		awaitValue("tenant.rejections", "_unknown",
				Map.of("tenant.rejection.reason", "invalid", "tenant.resolution.source", "token"), 1);
		awaitValue("tenant.resolutions", "_unknown", Map.of("tenant.resolution.outcome", "absent"), 1);
		agent.disconnect();
	}

	/**
	 * A slow machine closes some silent clients before they are connected, or closes
	 * their channel before it reports their end: new clients connect until one of them is
	 * reported as silent.
	 */
	@Test
	void clientThatFallsSilentIsDisconnectedByItsPing() {
		await().pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
			connectSilently();
			assertThat(reasons()).contains("ping_timeout");
		});
		assertThat(durations()).extracting((point) -> point.attribute("tenant_id")).containsOnly("acme");
		awaitValue("socket.connection.active", "acme", Map.of(), 0);
	}

	/** Speaks the protocol by hand, and answers no ping. */
	private void connectSilently() throws Exception {
		int port = this.application.context().getBean(SocketIOServer.class).getConfiguration().getPort();
		HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.buildAsync(URI.create("ws://localhost:" + port + "/socket.io/?EIO=4&transport=websocket"), new Silent())
			.get(30, TimeUnit.SECONDS);
	}

	private List<ReceivedPoint> durations() {
		return this.application.received().lastPointsOf("socket.connection.duration");
	}

	private List<Object> reasons() {
		return durations().stream().<Object>map((point) -> point.attribute("socket.disconnect.reason")).toList();
	}

	private void awaitValue(String metric, String tenant, Map<String, Object> attributes, double value) {
		await().untilAsserted(() -> assertThat(this.application.received().lastPointsOf(metric))
			.filteredOn((point) -> tenant.equals(point.attribute("tenant_id")))
			.filteredOn((point) -> point.attributes().entrySet().containsAll(attributes.entrySet()))
			.extracting(ReceivedPoint::value)
			.containsExactly(value));
	}

	/** Asks for the main namespace, and says nothing more. */
	private static final class Silent implements WebSocket.Listener {

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			if (data.toString().startsWith("0")) {
				socket.sendText("40{\"token\":\"acme\"}", true);
			}
			socket.request(1);
			return null;
		}

	}

}
