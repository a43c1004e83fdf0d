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
import java.util.concurrent.atomic.AtomicReference;
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

	/** What the Collector has taken is sent again if the answer is lost. */
	private static final Duration ANSWER = Duration.ofSeconds(10);

	private static final int ERRORS = 5;

	/** The start of a process is slow. */
	private static final int WARM_UP = 1_500;

	/** The period that the outage is compared with. */
	private static final int COMPARED = 2_000;

	/** Against noise: of no request less is asked. */
	private static final Duration FAST = Duration.ofMillis(250);

	/** In megabytes. */
	private static final int MAXIMUM_HEAP = 256;

	/** The two queues, 16 MB each, and as much noise. */
	private static final int QUEUES = 64;

	/**
	 * The schedule delay of spans, and the second in which a batch may be on its way.
	 */
	private static final Duration IN_MEMORY = Duration.ofSeconds(6);

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
						folder.resolve("buffer").toString(), "SAMPLE_NOTIFICATION_BASE_URL", endToEnd.hook(),
						"OTEL_BSP_SCHEDULE_DELAY", "5000", "JAVA_TOOL_OPTIONS", "-Xmx" + MAXIMUM_HEAP + "m"));
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
		everythingArrivesOnce(Duration.ofSeconds(60), Section.BUFFER);
	}

	@Test
	@Tag("nightly")
	void everySpanRecordAndErrorOfAnOutageOfTenMinutesArrivesOnce() {
		everythingArrivesOnce(Duration.ofMinutes(10), Section.BUFFER_LONG);
	}

	@Test
	@Tag("nightly")
	void killedProcessLosesWhatWasNotYetOnDisk() {
		Report all;
		Report inMemory;
		try (Load load = new Load(acme(), PERIOD)) {
			load.awaitRequests(500);
			this.collector.cutBetweenAnswers(ANSWER);
			load.awaitRequests(2_000);
			long killed = System.nanoTime();
			this.sample.kill();
			inMemory = load.since(killed - IN_MEMORY.toNanos());
			all = load.stop();
		}
		this.collector.restore();
		this.sample.start();
		double lost = all.requests().size() - settledCalls("acme");
		assertThat(lost).isLessThanOrEqualTo(inMemory.requests().size());
		saw(Section.BUFFER_LONG,
				"%.0f of %d requests missing after kill -9 during an outage; %d were answered in the last %d s"
					.formatted(lost, all.requests().size(), inMemory.requests().size(), IN_MEMORY.toSeconds()));
	}

	/** After the last ones have arrived. */
	private double settledCalls(String tenant) {
		AtomicReference<Double> last = new AtomicReference<>(0.0);
		await().during(Duration.ofSeconds(45)).atMost(Duration.ofMinutes(5)).until(() -> {
			double calls = calls(tenant);
			return calls > 0 && calls == last.getAndSet(calls);
		});
		return last.get();
	}

	private void everythingArrivesOnce(Duration outage, Section section) {
		Agent acme = acme();
		Agent globex = this.endToEnd.agent(this.sample, "bruno@globex", "SAMPLE_BRUNO_PASSWORD");
		List<String> failed;
		Report ofAcme;
		Report ofGlobex;
		Cost before;
		Cost during;
		try (Load first = new Load(acme, PERIOD); Load second = new Load(globex, PERIOD)) {
			first.awaitRequests(WARM_UP);
			before = cost(first, second, () -> first.awaitRequests(COMPARED));
			this.collector.cutBetweenAnswers(ANSWER);
			during = cost(first, second,
					() -> await().during(outage).atMost(outage.plusMinutes(1)).until(() -> first.failures() == 0));
			failed = openAndFail(acme, globex);
			this.collector.restore();
			first.awaitRequests(200);
			ofAcme = first.stop();
			ofGlobex = second.stop();
		}
		assertThat(ofAcme.failures() + ofGlobex.failures()).isZero();
		await().atMost(outage.plus(SOON)).untilAsserted(() -> assertAllArrived(ofAcme, ofGlobex, failed));
		saw(section,
				("each server span of %d requests, and %d records and %d errors, once; %d s without the Collector; %s")
					.formatted(ofAcme.requests().size() + ofGlobex.requests().size(), ERRORS, ERRORS,
							outage.toSeconds(), during.comparedWith(before)));
		during.assertLikeThat(before);
	}

	private void assertAllArrived(Report ofAcme, Report ofGlobex, List<String> failed) {
		assertThat(calls("acme")).isEqualTo(ofAcme.requests().size());
		assertThat(calls("globex")).isEqualTo(ofGlobex.requests().size());
		assertThat(opened("acme")).isEqualTo(ERRORS);
		assertThat(failed).allSatisfy((trace) -> assertThat(this.endToEnd.traces().trace(trace)).isNotEmpty());
		assertThat(this.endToEnd.errors().messages(this.service)).hasSize(ERRORS);
	}

	/** The heap is measured when the period is over: a collection delays requests. */
	private Cost cost(Load first, Load second, Runnable period) {
		long start = System.nanoTime();
		period.run();
		Duration ofFirst = first.since(start).p99();
		Duration ofSecond = second.since(start).p99();
		return new Cost((ofFirst.compareTo(ofSecond) < 0) ? ofSecond : ofFirst, this.sample.liveHeap());
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
		return this.endToEnd.prometheus().ticketLists(this.service, tenant);
	}

	private long opened(String tenant) {
		return this.endToEnd.loki()
			.query("{service_name=\"%s\"} |= \"Ticket opened\" | tenant_id=\"%s\"".formatted(this.service, tenant))
			.size();
	}

	private void saw(Section section, String answer) {
		this.endToEnd.validation().saw(section, "Prometheus", "the calls of each tenant", answer);
	}

	/**
	 * What a period cost the process.
	 *
	 * @param p99 of its requests
	 * @param heap megabytes that were in use at its end
	 */
	private record Cost(Duration p99, long heap) {

		String comparedWith(Cost before) {
			return "p99 %d ms before, %d ms during the outage; heap in use %d MB before, %d MB at its end, of %d MB"
				.formatted(before.p99.toMillis(), this.p99.toMillis(), before.heap, this.heap, MAXIMUM_HEAP);
		}

		void assertLikeThat(Cost before) {
			Duration twice = before.p99.multipliedBy(2);
			assertThat(this.p99).isLessThanOrEqualTo((twice.compareTo(FAST) < 0) ? FAST : twice);
			assertThat(this.heap).isPositive().isLessThanOrEqualTo(before.heap + QUEUES);
		}

	}

}
