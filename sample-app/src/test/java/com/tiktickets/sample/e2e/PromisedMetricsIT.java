package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.e2e.PromisedMetrics.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each metric that the page of names promises is in Prometheus, by the name of the
 * reference, with a tenant.
 */
@ExtendWith(EndToEndExtension.class)
class PromisedMetricsIT {

	private static final Duration SOON = Duration.ofMinutes(1);

	/** Metrics that a healthy sample does not make, with the reason. */
	private static final Path NOT_MADE = Path.of("src/test/e2e/metrics-not-made-by-the-sample.txt");

	private final EndToEnd endToEnd;

	PromisedMetricsIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
		endToEnd.useEachPart();
	}

	@ParameterizedTest
	@MethodSource("made")
	void prometheusHasTheMetricByItsName(Metric metric) {
		await().atMost(SOON)
			.untilAsserted(
					() -> assertThat(this.endToEnd.prometheus().query(metric + "{tenant_id!=\"\"}")).as(metric.name())
						.isNotEmpty());
	}

	@Test
	void metricThatIsNotMadeIsPromised() {
		assertThat(notMade()).isNotEmpty().isSubsetOf(PromisedMetrics.all().stream().map(Metric::name).toList());
	}

	static Stream<Metric> made() {
		List<String> notMade = notMade();
		return PromisedMetrics.all().stream().filter((metric) -> !notMade.contains(metric.name()));
	}

	private static List<String> notMade() {
		try {
			return Files.readAllLines(NOT_MADE).stream().map((line) -> line.split(" # ")[0].strip()).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
