package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.logs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.Agent;
import com.tiktickets.sample.e2e.Load.Report;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Parts of the stack go away and come back, under load.
 */
@Tag("nightly")
@ExtendWith(EndToEndExtension.class)
class OutageIT {

	private static final Duration SOON = Duration.ofMinutes(4);

	private static final int REQUESTS_OF_FIVE_SECONDS = 200;

	private static final String LOST = "sum(otel_sdk_processor_span_processed_total{service_name=\"%s\", error_type!=\"\"}) or vector(0)"
		.formatted(EndToEnd.SERVICE);

	private final EndToEnd endToEnd;

	OutageIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@Test
	void collectorStoppedForAMinuteUnderLoadIsNotNoticed() {
		double before = this.endToEnd.prometheus().sum(LOST);
		Report report = underLoad((load) -> {
			this.endToEnd.stack().stop("otel-collector");
			await().during(Duration.ofMinutes(1)).atMost(Duration.ofMinutes(2)).until(() -> load.failures() == 0);
			this.endToEnd.stack().startAgain("otel-collector");
			this.endToEnd.stack().awaitCollector();
			load.awaitRequests(3 * REQUESTS_OF_FIVE_SECONDS);
		});
		assertThat(report.failures()).isZero();
		assertThat(report.slowest()).isLessThan(Duration.ofSeconds(2));
		await().atMost(SOON).pollInterval(Duration.ofSeconds(10)).untilAsserted(() -> {
			double lost = this.endToEnd.prometheus().sum(LOST) - before;
			assertThat((double) missing(report)).isLessThanOrEqualTo(lost);
			this.endToEnd.validation()
				.saw(Section.OUTAGES, "Jaeger", "the trace of each request, Collector stopped for a minute",
						"%d of %d requests; %.0f spans counted as lost; slowest request %d ms, none failed".formatted(
								report.traces().size() - missing(report), report.traces().size(), lost,
								report.slowest().toMillis()));
		});
		assertThat(this.endToEnd.sample().console()).contains("does not reach the OpenTelemetry Collector")
			.contains("reaches the OpenTelemetry Collector");
	}

	@Test
	void backendThatIsAwayWhenTheCollectorStartsGetsItsDataLater() {
		this.endToEnd.stack().stop("jaeger");
		this.endToEnd.stack().stop("otel-collector");
		this.endToEnd.stack().startAgain("otel-collector");
		this.endToEnd.stack().awaitCollector();
		String traceId = EndToEnd.newTraceId();
		this.endToEnd.ana(traceId).list();
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(this.endToEnd.stack().logs("otel-collector")).contains("Exporting failed")
				.contains("jaeger"));
		this.endToEnd.stack().startAgain("jaeger");
		await().atMost(SOON)
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(this.endToEnd.traces().trace(traceId)).isNotEmpty());
		this.endToEnd.validation()
			.saw(Section.OUTAGES, "Jaeger", "GET /api/traces/" + traceId,
					"the trace, although Jaeger was stopped when it was created");
	}

	@Test
	void killedCollectorKeepsWhatWaitsOnDisk() {
		this.endToEnd.stack().stop("loki");
		String traceId = EndToEnd.newTraceId();
		this.endToEnd.ana(traceId).open("Made while Loki is away");
		awaitWaitingLogs();
		this.endToEnd.stack().kill("otel-collector");
		this.endToEnd.stack().startAgain("otel-collector");
		this.endToEnd.stack().startAgain("loki");
		String query = "{service_name=\"%s\"} | trace_id=\"%s\"".formatted(EndToEnd.SERVICE, traceId);
		await().atMost(SOON)
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(this.endToEnd.loki().query(query)).isNotEmpty());
		this.endToEnd.validation()
			.saw(Section.OUTAGES, "Loki", query,
					"the record, although the Collector was killed while Loki was stopped");
	}

	@Test
	void recordsOfALongOutageArriveThoughNewerOnesWaitBesideThem() {
		this.endToEnd.stack().stop("loki");
		String service = "away-" + UUID.randomUUID();
		this.endToEnd.otlp().send(record(service, Duration.ofHours(5)));
		awaitWaitingLogs();
		this.endToEnd.otlp().send(record(service, Duration.ofHours(3)));
		this.endToEnd.otlp().send(record(service, Duration.ZERO));
		this.endToEnd.stack().startAgain("loki");
		String query = "{service_name=\"%s\"}".formatted(service);
		await().atMost(SOON)
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(this.endToEnd.loki().query(query, Duration.ofHours(6))).hasSize(3));
		this.endToEnd.validation()
			.saw(Section.OUTAGES, "Loki", query, "all 3 records: five hours old, three hours old, current");
	}

	private static ExportLogsServiceRequest record(String service, Duration age) {
		Instant time = Instant.now().minus(age);
		return logs(service,
				LogRecord.newBuilder()
					.setTimeUnixNano(TimeUnit.SECONDS.toNanos(time.getEpochSecond()))
					.setBody(AnyValue.newBuilder().setStringValue("Made while Loki is away"))
					.addAttributes(attribute("tenant_id", "acme")));
	}

	private void awaitWaitingLogs() {
		await().atMost(SOON)
			.until(() -> this.endToEnd.prometheus()
				.sum("otelcol_exporter_queue_size{exporter=\"otlp_grpc/logs\"}") > 0);
	}

	private Report underLoad(Consumer<Load> outage) {
		Agent agent = this.endToEnd.ana(EndToEnd.newTraceId());
		try (Load load = new Load(agent, Duration.ofMillis(25))) {
			load.awaitRequests(REQUESTS_OF_FIVE_SECONDS);
			outage.accept(load);
			return load.stop();
		}
	}

	private long missing(Report report) {
		return report.traces().stream().filter((traceId) -> this.endToEnd.traces().trace(traceId).isEmpty()).count();
	}

}
