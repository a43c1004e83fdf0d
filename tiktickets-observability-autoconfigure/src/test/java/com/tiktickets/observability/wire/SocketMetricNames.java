package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.Documentation;
import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedTelemetry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds the socket metrics of the page of names against what left a process. */
final class SocketMetricNames {

	private SocketMetricNames() {
	}

	static void assertAsDocumented(ReceivedTelemetry received, String... ofTheOtherProtocol) {
		Map<String, List<String>> rows = Documentation
			.table("docs/observability/naming-conventions.md", "TikTickets metrics")
			.stream()
			.filter((row) -> row.get(0).startsWith("socket."))
			.collect(Collectors.toMap((row) -> row.get(0), (row) -> row));
		List<ReceivedPoint> points = received.points()
			.stream()
			.filter((point) -> point.metric().startsWith("socket."))
			.toList();
		Set<String> expected = rows.keySet()
			.stream()
			.filter((name) -> !Set.of(ofTheOtherProtocol).contains(name))
			.collect(Collectors.toSet());
		assertThat(points).extracting(ReceivedPoint::metric).containsAll(expected);
		assertThat(points).isNotEmpty().allSatisfy((point) -> {
			List<String> row = rows.get(point.metric());
			assertThat(row).as(point.metric()).isNotNull();
			assertThat(point.unit()).as(point.metric()).isEqualTo(row.get(2));
			assertThat(point.attributes().keySet()).as(point.metric())
				.isSubsetOf(Stream.concat(Stream.of("tenant_id"), Arrays.stream(row.get(3).split(", "))).toList());
		});
	}

}
