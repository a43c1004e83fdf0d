package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.OtlpReceiver;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CollectorOutageTests {

	private static final String GONE = "does not reach the OpenTelemetry Collector";

	private static final String BACK = "reaches the OpenTelemetry Collector";

	@Test
	void unreachableCollectorIsOneWarningAndOneLineWhenItIsBack(CapturedOutput output) throws IOException {
		int port = freePort();
		String endpoint = "http://localhost:" + port;
		try (WireApplication application = WireApplication.start("otel.exporter.otlp.endpoint=" + endpoint,
				"otel.java.exporter.otlp.retry.disabled=true")) {
			assertThat(application.get("/tickets/1").statusCode()).isEqualTo(200);
			await().untilAsserted(() -> assertThat(output).contains(GONE + " at " + endpoint));
			for (int request = 0; request < 20; request++) {
				assertThat(application.get("/call/" + request).statusCode()).isEqualTo(200);
			}
			try (OtlpReceiver receiver = OtlpReceiver.start(port)) {
				await().atMost(Duration.ofSeconds(30))
					.untilAsserted(() -> assertThat(output).contains(BACK + " at " + endpoint + " again"));
				assertThat(receiver.requests()).isPositive();
			}
			assertThat(output.getAll().split(GONE, -1)).hasSize(2);
			assertThat(output).doesNotContain("java.net.ConnectException: ")
				.doesNotContain("Failed to export")
				.doesNotContain("Exporter failed");
		}
	}

	@Test
	void refusingCollectorIsOneWarningWithItsAnswer(CapturedOutput output) {
		try (WireApplication application = WireApplication.start()) {
			application.receiver().answerWith(401);
			assertThat(application.get("/tickets/1").statusCode()).isEqualTo(200);
			await().untilAsserted(
					() -> assertThat(output).contains("it answered HTTP 401").contains("otel.exporter.otlp.headers"));
			assertThat(output.getAll().split(GONE, -1)).hasSize(2);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
