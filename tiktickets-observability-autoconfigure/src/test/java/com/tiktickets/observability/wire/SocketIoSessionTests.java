package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.corundumstudio.socketio.SocketIOServer;
import com.tiktickets.observability.test.ReceivedPoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a connection comes about, whose it is, and how it ends. */
class SocketIoSessionTests {

	private static final int SILENT_CLIENTS = 10;

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
	 * The server closes the channel of a silent client and reports its end on two
	 * threads. If the channel is closed first, the reason is the transport, so that
	 * several clients try.
	 */
	@Test
	void clientThatFallsSilentIsDisconnectedByItsPing() throws Exception {
		for (int clients = 1; clients <= SILENT_CLIENTS && !reasons().contains("ping_timeout"); clients++) {
			connectSilently();
			long disconnected = clients;
			await().untilAsserted(() -> assertThat(durations().stream().mapToLong(ReceivedPoint::count).sum())
				.isEqualTo(disconnected));
		}
		assertThat(reasons()).contains("ping_timeout");
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
