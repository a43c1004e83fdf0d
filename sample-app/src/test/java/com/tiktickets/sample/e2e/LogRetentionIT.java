package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.logs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Logs take more disk than they may: the oldest records are deleted, whatever their
 * retention is, and nothing of the last day.
 */
@Tag("nightly")
class LogRetentionIT {

	private static final Duration SOON = Duration.ofMinutes(2);

	private static final int LIMIT = 2_000_000;

	/** Within the retention of seven days. */
	private static final int OLD_HOURS = 100;

	private ComposeProject project;

	private Otlp otlp;

	private Loki loki;

	@BeforeEach
	void start() {
		this.project = new ComposeProject("../monitoring/docker-compose.observability.yml",
				"src/test/e2e/short-retention.yml")
			.withFreePorts("OTLP_HTTP_PORT", "OTLP_GRPC_PORT", "LOKI_PORT")
			.with(Map.of("LOGS_RETENTION_SIZE", String.valueOf(LIMIT)));
		this.project.up("otel-collector", "loki");
		this.otlp = this.project.awaitOtlp("OTLP_HTTP_PORT");
		this.loki = new Loki(this.project.url("LOKI_PORT"));
	}

	@AfterEach
	void stop() {
		this.project.close();
	}

	@Test
	void oldestRecordsAreDeletedWhileLogsTakeMoreThanTheirSize() {
		sendOldRecords();
		assertThat(this.otlp.send(logs("shop", record("fresh", Duration.ZERO)))).isEqualTo(200);
		await().atMost(SOON).ignoreExceptions().until(() -> count("fresh") == 1);
		// Loki writes the index of what it received when it stops, and every 15 minutes
		// otherwise.
		this.project.stop("loki");
		this.project.startAgain("loki");
		this.project.up("loki-retention");
		await().atMost(Duration.ofMinutes(5)).until(() -> size() < LIMIT);
		await().atMost(SOON).ignoreExceptions().until(() -> count("fresh") == 1);
		assertThat(this.project.logs("loki-retention"))
			.containsPattern("Log records older than \\d+ hours are deleted");
	}

	/** Their files have the age that they would have. */
	private void sendOldRecords() {
		IntStream.range(0, 4)
			.forEach((i) -> assertThat(this.otlp.send(logs("shop",
					IntStream.range(0, 10)
						.mapToObj((j) -> record("old " + random(100_000), Duration.ofHours(OLD_HOURS)))
						.toArray(LogRecord.Builder[]::new))))
				.isEqualTo(200));
		await().atMost(SOON).ignoreExceptions().until(() -> {
			flush();
			return count("old") == 40;
		});
		await().atMost(SOON).until(() -> size() > LIMIT);
		volume("find /loki/chunks -type f -exec touch -d \"$(date -d @$(($(date +%%s) - %d * 3600)) '+%%Y-%%m-%%d %%H:%%M:%%S')\" {} +"
			.formatted(OLD_HOURS));
	}

	private long count(String start) {
		return this.loki.count("sum(count_over_time({service_name=\"shop\"} |~ \"^%s\" [168h]))".formatted(start));
	}

	private long size() {
		return Long.parseLong(volume("du -sk /loki/chunks | cut -f 1").strip()) * 1024;
	}

	private void flush() {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.project.url("LOKI_PORT") + "/flush"))
			.POST(HttpRequest.BodyPublishers.noBody())
			.build();
		assertThat(Backend.send(request).statusCode()).isEqualTo(204);
	}

	private String volume(String command) {
		return this.project.inVolume("loki-data", "/loki", command);
	}

	/** Nothing compresses it. */
	private static String random(int length) {
		return new Random().ints(length, '0', 'z')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static LogRecord.Builder record(String body, Duration age) {
		return LogRecord.newBuilder()
			.setTimeUnixNano(TimeUnit.MILLISECONDS.toNanos(Instant.now().minus(age).toEpochMilli()))
			.setBody(AnyValue.newBuilder().setStringValue(body))
			.addAttributes(attribute("tenant_id", "acme"));
	}

}
