package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.e2e.SteadyServices.Told;
import com.tiktickets.sample.e2e.SteadyServices.Trace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each backend is away for two minutes under load, one going after the other: whatever
 * was accepted meanwhile arrives in each of them.
 */
@Tag("nightly")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(EndToEndExtension.class)
class BackendOutageIT {

	private static final Duration AWAY = Duration.ofMinutes(2);

	private static final Duration SOON = Duration.ofMinutes(5);

	private static final Duration BACK = Duration.ofMinutes(15);

	private final EndToEnd endToEnd;

	private Told told;

	BackendOutageIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@BeforeAll
	void stopEachForTwoMinutesUnderLoad() {
		try (SteadyServices services = new SteadyServices(this.endToEnd.otlp(), 20, 2)) {
			services.serve(Duration.ofSeconds(15));
			List<String> backends = List.of("prometheus", "loki", "jaeger");
			backends.forEach((backend) -> {
				this.endToEnd.stack().stop(backend);
				services.serve(Duration.ofSeconds(5));
			});
			this.endToEnd.errors().stop();
			services.serve(AWAY);
			backends.forEach((backend) -> this.endToEnd.stack().startAgain(backend));
			this.endToEnd.errors().startAgain();
			services.serve(Duration.ofSeconds(15));
			this.told = services.stop();
		}
	}

	@Test
	void jaegerStoppedForTwoMinutesMissesNoTrace() {
		List<Trace> all = this.told.traces();
		List<Trace> missing = await().atMost(SOON)
			.pollInterval(Duration.ofSeconds(10))
			.ignoreExceptions()
			.until(() -> Told.missing(all, this.endToEnd.traces()), List::isEmpty);
		assertThat(missing).isEmpty();
		saw("Jaeger", "all %d traces with their 3 spans each".formatted(all.size()));
	}

	@Test
	void lokiStoppedForTwoMinutesMissesNoRecord() {
		await().atMost(SOON)
			.pollInterval(Duration.ofSeconds(5))
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(this.told.logRecordsIn(this.endToEnd.loki(), BACK))
				.isEqualTo(this.told.logRecords()));
		saw("Loki", "all %d log records".formatted(this.told.logRecords()));
	}

	@Test
	void prometheusStoppedForTwoMinutesMissesNoPoint() {
		await().atMost(SOON)
			.pollInterval(Duration.ofSeconds(5))
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(this.told.pointsIn(this.endToEnd.prometheus(), BACK))
				.isEqualTo(this.told.points()));
		saw("Prometheus", "all %d points, one a second".formatted(this.told.points()));
	}

	@Test
	void receiverOfErrorsStoppedForTwoMinutesMissesNoError() {
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(this.told.errorsIn(this.endToEnd.errors())).isEqualTo(this.told.errors()));
		saw("Vector (replaced by the suite)", "all %d errors, one a second".formatted(this.told.errors()));
	}

	private void saw(String backend, String answer) {
		this.endToEnd.validation()
			.saw(Section.BACKEND_OUTAGES, backend, "stopped for two minutes at 20 requests/s", answer);
	}

}
