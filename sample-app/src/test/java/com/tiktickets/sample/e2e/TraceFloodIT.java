package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.span;
import static com.tiktickets.sample.telemetry.Otlp.traces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A flood of traces of one tenant: the disk that they take is limited, and traces of
 * other tenants are kept.
 */
class TraceFloodIT {

	private static final Duration SOON = Duration.ofMinutes(1);

	private static final int FLOOD = 1000;

	/** So many traces of this test, of some 250 bytes each, are within the limits. */
	private static final long FEW = 200;

	@TempDir
	private static Path folder;

	private static LoneCollector collector;

	private final long now = TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli());

	@BeforeAll
	static void start() {
		collector = new LoneCollector(folder,
				Map.of("TRACES_DECISION_WAIT", "1s", "TRACES_SAMPLED_POOL_SPANS_PER_SECOND", "1",
						"TRACES_SAMPLED_POOL_SPANS_BURST", "100", "TRACES_SAMPLED_SHARE_SPANS_PER_SECOND", "1",
						"TRACES_SAMPLED_SHARE_SPANS_BURST", "10", "TRACES_KEPT_POOL_BYTES_PER_SECOND", "1",
						"TRACES_KEPT_POOL_BYTES_BURST", "20000", "TRACES_KEPT_SHARE_BYTES_PER_SECOND", "1",
						"TRACES_KEPT_SHARE_BYTES_BURST", "5000"));
	}

	@AfterAll
	static void stop() {
		collector.close();
	}

	@Test
	void errorsOfOneTenantLeaveOthersTheirs() {
		flood("failed", (span) -> span.setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR)));
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(collector.sentAtOnce("failed of mallory")).isBetween(10L, FEW));
		assertThat(collector.sentAtOnce("failed of acme")).isEqualTo(5);
		assertThat(sum("tenant.failed_spans", "mallory")).isEqualTo(FLOOD);
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(sum("tenant.failed_spans.kept", "mallory"))
				.isEqualTo(collector.sentAtOnce("failed of mallory")));
	}

	@Test
	void slowTracesOfOneTenantLeaveOthersTheirs() {
		flood("slow", (span) -> span.setEndTimeUnixNano(this.now + TimeUnit.SECONDS.toNanos(3)));
	}

	@Test
	void ordinaryTracesOfOneTenantLeaveOthersTheirs() {
		flood("ordinary", UnaryOperator.identity());
	}

	/**
	 * The other tenant sends when the flood has used up what all tenants share.
	 */
	private void flood(String kind, UnaryOperator<Span.Builder> which) {
		send(kind, "mallory", FLOOD, which);
		await().atMost(SOON).untilAsserted(() -> assertThat(collector.kept(kind + " of mallory")).isBetween(10L, FEW));
		send(kind, "acme", 5, which);
		await().atMost(SOON).untilAsserted(() -> assertThat(collector.kept(kind + " of acme")).isEqualTo(5));
		assertThat(collector.kept(kind + " of mallory")).isLessThan(FEW);
	}

	private void send(String kind, String tenant, int count, UnaryOperator<Span.Builder> which) {
		assertThat(collector.otlp()
			.send(traces("shop",
					IntStream.range(0, count)
						.mapToObj((i) -> which.apply(one(kind + " of " + tenant, tenant)))
						.toArray(Span.Builder[]::new))))
			.isEqualTo(200);
	}

	private Span.Builder one(String name, String tenant) {
		return span(EndToEnd.newTraceId(), EndToEnd.newTraceId().substring(16), "", name).setStartTimeUnixNano(this.now)
			.setEndTimeUnixNano(this.now + 1_000_000)
			.addAttributes(attribute("tenant_id", tenant));
	}

	/** The counter repeats its sum. */
	private static long sum(String metric, String tenant) {
		return collector.points(metric)
			.stream()
			.filter((point) -> point.path("attributes").toString().contains(tenant))
			.mapToLong((point) -> point.path("asInt").asLong())
			.max()
			.orElse(0);
	}

}
