package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.e2e.SteadyServices.Told;
import com.tiktickets.sample.e2e.SteadyServices.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The Collector is killed under load: what it had accepted is on disk, but for the traces
 * that it had not decided on.
 */
@Tag("nightly")
@ExtendWith(EndToEndExtension.class)
class CollectorKilledIT {

	private static final Duration SOON = Duration.ofMinutes(5);

	private static final Duration AWAY = Duration.ofSeconds(10);

	private static final Duration BACK = Duration.ofMinutes(15);

	/** It decides once a second. */
	private static final Duration DECIDED = MonitoringStack.DECISION_WAIT.plusSeconds(1);

	private final EndToEnd endToEnd;

	CollectorKilledIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@Test
	void killedCollectorLosesTracesOfTheDecisionWaitAtMost() {
		Instant killed;
		Told told;
		try (SteadyServices services = new SteadyServices(this.endToEnd.otlp(), 20, 2)) {
			services.serve(Duration.ofSeconds(30));
			killed = Instant.now();
			killAndStartAgain(services);
			told = services.stop();
		}
		awaitAllButTraces(told);
		awaitTraces(told, (trace) -> trace.accepted().isBefore(killed.minus(DECIDED)));
		awaitTraces(told, (trace) -> trace.accepted().isAfter(killed.plusSeconds(1)));
		this.endToEnd.validation()
			.saw(Section.COLLECTOR_KILLED, "Collector",
					"killed with -9 at 20 requests/s, decision wait %d s"
						.formatted(MonitoringStack.DECISION_WAIT.toSeconds()),
					"all %d log records, %d points, %d errors; %d of %d traces lost, which it had accepted at most %d s before"
						.formatted(told.logRecords(), told.points(), told.errors(),
								Told.missing(told.traces(), this.endToEnd.traces()).size(), told.traces().size(),
								DECIDED.toSeconds()));
	}

	private void killAndStartAgain(SteadyServices services) {
		this.endToEnd.stack().kill("otel-collector");
		int accepted = services.points();
		await().during(AWAY).atMost(AWAY.multipliedBy(2)).until(() -> services.points() == accepted);
		this.endToEnd.stack().startAgain("otel-collector");
		this.endToEnd.stack().awaitCollector();
		services.serve(Duration.ofSeconds(15));
	}

	private void awaitTraces(Told told, Predicate<Trace> which) {
		List<Trace> traces = told.traces().stream().filter(which).toList();
		assertThat(traces).isNotEmpty();
		await("traces").atMost(SOON).until(() -> Told.missing(traces, this.endToEnd.traces()), List::isEmpty);
	}

	private void awaitAllButTraces(Told told) {
		await().atMost(SOON).pollInterval(Duration.ofSeconds(5)).ignoreExceptions().untilAsserted(() -> {
			assertThat(told.logRecordsIn(this.endToEnd.loki(), BACK)).isEqualTo(told.logRecords());
			assertThat(told.pointsIn(this.endToEnd.prometheus(), BACK)).isEqualTo(told.points());
			assertThat(told.errorsIn(this.endToEnd.errors())).isEqualTo(told.errors());
		});
	}

}
