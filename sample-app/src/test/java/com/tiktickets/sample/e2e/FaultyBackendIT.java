package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.logs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A backend that is there and does not do its work.
 */
@Tag("nightly")
@ExtendWith(EndToEndExtension.class)
class FaultyBackendIT {

	private static final Duration SOON = Duration.ofMinutes(2);

	private final Validation validation;

	private final FaultyBackend backend = new FaultyBackend();

	private ComposeProject project;

	private Otlp otlp;

	FaultyBackendIT(EndToEnd endToEnd) {
		this.validation = endToEnd.validation();
	}

	@AfterEach
	void stop() {
		this.project.close();
		this.backend.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 502, 503 })
	void whatItRefusesForNowWaits(int status) {
		start();
		this.backend.answers(status);
		assertThat(send("one")).isEqualTo(200);
		awaitRefusedOnly();
		this.backend.answers(200);
		await().atMost(SOON).untilAsserted(() -> assertThat(this.backend.bodies()).containsExactly("one"));
		saw("answers %d for 10 s".formatted(status), "the record waited and arrived once");
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 429, 500 })
	void whatItRefusesForGoodIsDroppedAndTheNextArrives(int status) {
		start();
		this.backend.answers(status);
		assertThat(send("dropped")).isEqualTo(200);
		awaitRefusedOnly();
		this.backend.answers(200);
		assertThat(send("next")).isEqualTo(200);
		await().atMost(SOON).untilAsserted(() -> assertThat(this.backend.bodies()).containsExactly("next"));
		saw("answers %d for 10 s".formatted(status), "the record is dropped, the next one arrived");
	}

	@Test
	void whoSendsDoesNotWaitForASlowBackend() {
		start();
		this.backend.takes(Duration.ofSeconds(8));
		List<String> sent = new ArrayList<>();
		long start = System.nanoTime();
		for (int i = 0; i < 20; i++) {
			sent.add("record " + i);
			assertThat(send("record " + i)).isEqualTo(200);
		}
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
		await().atMost(SOON).untilAsserted(() -> assertThat(this.backend.bodies()).containsAll(sent));
		saw("takes 8 s for each answer", "senders did not wait; all %d records arrived".formatted(sent.size()));
	}

	@Test
	void fullDiskRefusesWhatIsNewAndKeepsWhatItHas() {
		start("src/test/e2e/small-disk.yml");
		this.backend.answers(503);
		List<String> accepted = new ArrayList<>();
		boolean refused = false;
		for (int i = 0; i < 60 && !refused; i++) {
			String body = i + " " + "x".repeat(200_000);
			refused = send(body) != 200;
			if (!refused) {
				accepted.add(body);
			}
		}
		assertThat(refused).isTrue();
		assertThat(accepted).isNotEmpty();
		this.backend.answers(200);
		await().atMost(SOON).untilAsserted(() -> assertThat(this.backend.bodies()).containsAll(accepted));
		await().atMost(SOON).untilAsserted(() -> assertThat(send("after")).isEqualTo(200));
		saw("is unreachable while the Collector's disk has 4 MB",
				"%d records of 200 kB were accepted, then refused; all %d arrived, then the Collector accepted again"
					.formatted(accepted.size(), accepted.size()));
	}

	@ParameterizedTest
	@CsvSource({ "on, 2", "off, 1" })
	void errorIsHandedOverBesideItsRecordUnlessItIsSwitchedOff(String errors, int times) {
		start(Map.of("ERRORS", errors));
		assertThat(this.otlp.send(logs("shop",
				record("failed").setSeverityNumberValue(17).addAttributes(attribute("exception.type", "a.B")))))
			.isEqualTo(200);
		await().during(Duration.ofSeconds(3))
			.atMost(SOON)
			.untilAsserted(() -> assertThat(this.backend.bodies()).hasSize(times).containsOnly("failed"));
	}

	/** The backend has been asked, and has taken nothing for ten seconds. */
	private void awaitRefusedOnly() {
		await().during(Duration.ofSeconds(10))
			.atMost(SOON)
			.until(() -> this.backend.refusals() > 0 && this.backend.bodies().isEmpty());
	}

	private void saw(String what, String answer) {
		this.validation.saw(Section.FAULTY_BACKEND, "Collector", "a backend that " + what, answer);
	}

	private void start(String... more) {
		start(Map.of(), more);
	}

	private void start(Map<String, String> settings, String... more) {
		List<String> files = new ArrayList<>(
				List.of("../monitoring/docker-compose.observability.yml", "src/test/e2e/faulty-backend.yml"));
		files.addAll(List.of(more));
		this.project = new ComposeProject(files.toArray(String[]::new))
			.withFreePorts("OTLP_HTTP_PORT", "OTLP_GRPC_PORT")
			.with(Map.of("FAULTY_BACKEND_PORT", String.valueOf(this.backend.port())))
			.with(settings);
		this.project.up("otel-collector");
		this.otlp = this.project.awaitOtlp("OTLP_HTTP_PORT");
	}

	private int send(String body) {
		return this.otlp.send(logs("shop", record(body)));
	}

	private static LogRecord.Builder record(String body) {
		return LogRecord.newBuilder()
			.setTimeUnixNano(TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli()))
			.setBody(AnyValue.newBuilder().setStringValue(body))
			.addAttributes(attribute("tenant_id", "acme"));
	}

}
