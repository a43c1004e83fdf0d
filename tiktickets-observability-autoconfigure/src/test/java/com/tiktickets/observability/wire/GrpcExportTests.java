package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.OtlpReceiver;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GrpcExportTests {

	@Test
	void allSignalsArriveOverGrpc() throws IOException {
		try (GrpcCollector collector = GrpcCollector.start();
				WireApplication application = WireApplication.start("otel.exporter.otlp.protocol=grpc",
						"otel.exporter.otlp.endpoint=" + collector.endpoint())) {
			application.get("/tickets/1", "Authorization", TestSecurity.bearer("acme"));
			await().untilAsserted(() -> assertArrived(collector.receiver()));
			assertThat(application.receiver().requests()).isZero();
		}
	}

	@Test
	void compressedExportsArriveWithTheirHeaders() {
		try (WireApplication application = WireApplication.start("otel.exporter.otlp.compression=gzip",
				"otel.exporter.otlp.headers=authorization=Bearer secret")) {
			application.get("/tickets/1", "Authorization", TestSecurity.bearer("acme"));
			await().untilAsserted(() -> assertArrived(application.receiver()));
			assertThat(application.receiver().lastHeader("Content-Encoding")).isEqualTo("gzip");
			assertThat(application.receiver().lastHeader("Authorization")).isEqualTo("Bearer secret");
		}
	}

	private static void assertArrived(OtlpReceiver receiver) {
		assertThat(receiver.received().spansNamed("GET /tickets/{id}")).hasSize(1);
		assertThat(receiver.received().logsWith("Reading ticket")).hasSize(1);
		assertThat(receiver.received().pointsOf("http.server.request.duration"))
			.anyMatch((point) -> "acme".equals(point.attribute("tenant_id")));
	}

}
