package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.embedded.TcpProxy;
import com.tiktickets.sample.Agent;
import com.tiktickets.sample.e2e.Load.Report;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process of the sample with a buffer on disk, whose connection to the Collector is cut
 * under load.
 */
@ExtendWith(EndToEndExtension.class)
class BufferIT {

	private static final Duration SOON = Duration.ofMinutes(2);

	/** Of two tenants each: 200 requests a second. */
	private static final Duration PERIOD = Duration.ofMillis(10);

	private static final int ERRORS = 5;

	private static final String CALLS = "sum(traces_span_metrics_calls_total{service_name=\"%s\","
			+ " tenant_id=\"%s\", span_name=\"GET /tickets\", span_kind=\"SPAN_KIND_SERVER\"}) or vector(0)";

	private final String service = "buffered-" + UUID.randomUUID();

	private final EndToEnd endToEnd;

	private final TcpProxy collector;

	private final SampleProcess sample;

	BufferIT(EndToEnd endToEnd, @TempDir Path folder) throws IOException {
		this.endToEnd = endToEnd;
		this.collector = TcpProxy.to(URI.create(endToEnd.collector()).getPort());
		this.sample = new SampleProcess("buffered",
				Map.of("OTEL_SERVICE_NAME", this.service, "OTEL_EXPORTER_OTLP_ENDPOINT",
						"http://localhost:" + this.collector.port(), "TIKTICKETS_OBSERVABILITY_EXPORT_BUFFER_DIRECTORY",
						folder.resolve("buffer").toString(), "SAMPLE_NOTIFICATION_BASE_URL", endToEnd.hook()));
	}

	@BeforeEach
	void start() {
		this.sample.start();
	}

	@AfterEach
	void stop() throws IOException {
		this.sample.close();
		this.collector.close();
	}

	@Test
	void everySpanRecordAndErrorOfAnOutageArrivesOnce() {
		everythingArrivesOnce(Duration.ofSeconds(60));
	}

	@Test
	@Tag("nightly")
	void everySpanRecordAndErrorOfAnOutageOfTenMinutesArrivesOnce() {
		everythingArrivesOnce(Duration.ofMinutes(10));
	}

	@Test
	@Tag("nightly")
	void killedProcessLosesWhatWasNotYetOnDisk() {
		Agent acme = acme();
		Report report;
		try (Load load = new Load(acme, PERIOD)) {
			load.awaitRequests(500);
			this.collector.cut();
			load.awaitRequests(2_000);
			this.sample.kill();
			report = load.stop();
		}
		this.collector.restore();
		this.sample.start();
		await().atMost(Duration.ofMinutes(5))
			.untilAsserted(() -> assertThat(calls("acme")).isGreaterThan(report.traces().size() - 1_000.0));
		double lost = report.traces().size() - calls("acme");
		assertThat(lost).isLessThan(300);
		saw("%.0f of %d requests missing after kill -9 in the middle of an outage".formatted(lost,
				report.traces().size()));
	}

	private void everythingArrivesOnce(Duration outage) {
		Agent acme = acme();
		Agent globex = this.endToEnd.agent(this.sample, "bruno@globex", "SAMPLE_BRUNO_PASSWORD");
		List<String> failed;
		Report ofAcme;
		Report ofGlobex;
		try (Load first = new Load(acme, PERIOD); Load second = new Load(globex, PERIOD)) {
			first.awaitRequests(200);
			this.collector.cut();
			await().during(outage).atMost(outage.plusMinutes(1)).until(() -> first.failures() == 0);
			failed = openAndFail(acme, globex);
			this.collector.restore();
			first.awaitRequests(200);
			ofAcme = first.stop();
			ofGlobex = second.stop();
		}
		assertThat(ofAcme.failures() + ofGlobex.failures()).isZero();
		await().atMost(outage.plus(SOON)).untilAsserted(() -> {
			assertThat(calls("acme")).isEqualTo(ofAcme.traces().size());
			assertThat(calls("globex")).isEqualTo(ofGlobex.traces().size());
			assertThat(opened("acme")).isEqualTo(ERRORS);
			assertThat(failed).allSatisfy((trace) -> assertThat(this.endToEnd.traces().trace(trace)).isNotEmpty());
			assertThat(this.endToEnd.errors().messages(this.service)).hasSize(ERRORS);
		});
		saw(("each server span of %d requests, and %d records and %d errors, once; %d s without the Collector;"
				+ " slowest request %d ms")
			.formatted(ofAcme.traces().size() + ofGlobex.traces().size(), ERRORS, ERRORS, outage.toSeconds(),
					Math.max(ofAcme.slowest().toMillis(), ofGlobex.slowest().toMillis())));
	}

	/** Returns the traces that failed. */
	private static List<String> openAndFail(Agent acme, Agent globex) {
		List<String> failed = new ArrayList<>();
		for (int error = 0; error < ERRORS; error++) {
			String trace = EndToEnd.newTraceId();
			globex.withTrace(trace).tryToOpen(NotificationEndpoint.BROKEN_FOR);
			acme.open("Opened during an outage");
			failed.add(trace);
		}
		return failed;
	}

	private Agent acme() {
		return this.endToEnd.agent(this.sample, "ana@acme", "SAMPLE_ANA_PASSWORD");
	}

	private double calls(String tenant) {
		return this.endToEnd.prometheus().sum(CALLS.formatted(this.service, tenant));
	}

	private long opened(String tenant) {
		return this.endToEnd.loki()
			.query("{service_name=\"%s\"} |= \"Ticket opened\" | tenant_id=\"%s\"".formatted(this.service, tenant))
			.size();
	}

	private void saw(String answer) {
		this.endToEnd.validation().saw(Section.BUFFER, "Prometheus", "the calls of each tenant", answer);
	}

}
