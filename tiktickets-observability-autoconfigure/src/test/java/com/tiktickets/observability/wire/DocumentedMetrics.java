package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.Documentation;
import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedTelemetry;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/** Holds one section of docs/observability/naming-conventions.md against what arrived. */
final class DocumentedMetrics {

	private final List<List<String>> rows;

	private DocumentedMetrics(List<List<String>> rows) {
		this.rows = rows;
	}

	static DocumentedMetrics of(String section) {
		List<List<String>> rows = Documentation.table("docs/observability/naming-conventions.md", section);
		assertThat(rows).isNotEmpty();
		return new DocumentedMetrics(rows);
	}

	/**
	 * All of them arrive, with the kind, the unit and no more attributes than written.
	 */
	void assertThatAllArrivedIn(ReceivedTelemetry received) {
		assertThat(this.rows).isNotEmpty()
			.allSatisfy((row) -> assertThat(received.pointsOf(row.get(0))).as(row.get(0))
				.isNotEmpty()
				.allSatisfy((point) -> assertRow(row, point)));
	}

	/** Nothing of the family arrives without being written. */
	void assertThatNothingElseArrivedIn(ReceivedTelemetry received, String prefix) {
		assertThat(received.points()).extracting(ReceivedPoint::metric)
			.filteredOn((name) -> name.startsWith(prefix))
			.isNotEmpty()
			.isSubsetOf(this.rows.stream().map((row) -> row.get(0)).toList());
	}

	private static void assertRow(List<String> row, ReceivedPoint point) {
		Assertions.assertThat(row.get(1)).isIn(switch (point.type()) {
			case HISTOGRAM -> Set.of("Histogram");
			case GAUGE -> Set.of("Gauge");
			default -> Set.of("Counter", "UpDownCounter");
		});
		assertThat(row.get(2)).isEqualTo(point.unit());
		assertThat(point.attributes().keySet())
			.isSubsetOf(Stream.concat(Stream.of("tenant_id"), Arrays.stream(row.get(3).split(", ")))
				.collect(Collectors.toSet()));
	}

}
