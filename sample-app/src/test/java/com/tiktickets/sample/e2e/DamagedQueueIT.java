package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.logs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A file of the Collector's queues is damaged while the Collector is down: it starts with
 * the others.
 */
@ExtendWith(EndToEndExtension.class)
class DamagedQueueIT {

	private static final Duration SOON = Duration.ofMinutes(2);

	private static final String QUEUE = "/q/exporter_otlp_grpc_logs_logs";

	private final Validation validation;

	private final FaultyBackend backend = new FaultyBackend();

	private ComposeProject project;

	private Otlp otlp;

	DamagedQueueIT(EndToEnd endToEnd) {
		this.validation = endToEnd.validation();
	}

	@AfterEach
	void stop() {
		this.project.close();
		this.backend.close();
	}

	@Test
	void collectorSetsADamagedFileAsideAndStartsWithTheOthers() {
		startWithQueues();
		volume("dd if=/dev/zero of=%s bs=4096 seek=2 count=500 conv=notrunc".formatted(QUEUE));
		Instant start = Instant.now();
		this.project.startAgain("otel-collector");
		this.otlp = this.project.awaitOtlp("OTLP_HTTP_PORT");
		Duration away = Duration.between(start, Instant.now());
		this.backend.answers(200);
		assertThat(this.otlp.send(logs("shop", record("next")))).isEqualTo(200);
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(this.backend.bodies()).containsExactlyInAnyOrder("waits", "next"));
		assertThat(this.project.logs("otel-collector-health")).contains(QUEUE.substring(3) + " is damaged");
		assertThat(volume("ls /q/damaged")).isEqualToIgnoringNewLines(QUEUE.substring(3));
		this.validation.saw(Section.FAULTY_BACKEND, "Collector", "a file of a queue whose pages are zeroed",
				"set aside %d s after the start; the items of the other queues arrive".formatted(away.toSeconds() + 1));
	}

	/** One record waits for Loki, and as an error for Sentry. */
	private void startWithQueues() {
		this.project = new ComposeProject("../monitoring/docker-compose.observability.yml",
				"src/test/e2e/faulty-backend.yml")
			.withFreePorts("OTLP_HTTP_PORT", "OTLP_GRPC_PORT")
			.with(Map.of("FAULTY_BACKEND_PORT", String.valueOf(this.backend.port())));
		this.backend.answers(503);
		this.project.up("otel-collector", "otel-collector-health");
		this.otlp = this.project.awaitOtlp("OTLP_HTTP_PORT");
		assertThat(this.otlp.send(logs("shop",
				record("waits").setSeverityNumberValue(17).addAttributes(attribute("exception.type", "a.B")))))
			.isEqualTo(200);
		await().atMost(SOON).until(() -> this.backend.refusals() >= 2);
		this.project.stop("otel-collector");
	}

	private String volume(String command) {
		return this.project.inVolume("collector-queue", "/q", command);
	}

	private static LogRecord.Builder record(String body) {
		return LogRecord.newBuilder()
			.setTimeUnixNano(TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli()))
			.setBody(AnyValue.newBuilder().setStringValue(body))
			.addAttributes(attribute("tenant_id", "acme"));
	}

}
