package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A Collector that takes requests and rejects one item of each. */
@ExtendWith(OutputCaptureExtension.class)
class PartialSuccessWireTests {

	@Test
	void rejectedItemsAreCountedAsDroppedAndSaidOnce(CapturedOutput output) throws IOException {
		HttpServer collector = rejectingCollector();
		try (WireApplication application = WireApplication.start("management.endpoints.web.exposure.include=telemetry",
				"otel.exporter.otlp.endpoint=http://localhost:" + collector.getAddress().getPort())) {
			for (int request = 0; request < 3; request++) {
				application.get("/tickets/1");
			}
			await().untilAsserted(() -> {
				Map<String, Object> traces = JsonPath.read(application.get("/actuator/telemetry").body(),
						"$.signals.traces");
				int rejected = JsonPath.read(traces, "$.dropped.partial_success");
				assertThat(rejected).isPositive();
				assertThat((int) traces.get("waiting")).isZero();
				assertThat((int) traces.get("sent")).isPositive().isEqualTo((int) traces.get("made") - rejected);
			});
			assertThat(output).containsOnlyOnce("of a request that it has taken: no tenant of ours");
		}
		finally {
			collector.stop(0);
		}
	}

	private static HttpServer rejectingCollector() throws IOException {
		byte[] answer = ExportTraceServiceResponse.newBuilder()
			.setPartialSuccess(
					ExportTracePartialSuccess.newBuilder().setRejectedSpans(1).setErrorMessage("no tenant of ours"))
			.build()
			.toByteArray();
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", (exchange) -> {
			try (exchange) {
				exchange.getRequestBody().readAllBytes();
				exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
				exchange.sendResponseHeaders(200, answer.length);
				exchange.getResponseBody().write(answer);
			}
		});
		server.start();
		return server;
	}

}
