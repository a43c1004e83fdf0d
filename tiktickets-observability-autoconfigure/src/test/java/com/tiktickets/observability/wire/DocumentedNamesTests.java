package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.Documentation;
import com.tiktickets.observability.test.ReceivedPoint;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds docs/observability/naming-conventions.md against what leaves a process. */
class DocumentedNamesTests {

	private static final Set<String> NEED_AN_EVENT = Set.of("db.client.connection.timeouts", "jvm.gc.duration");

	private static final Map<String, List<String>> DOCUMENTED = new HashMap<>();

	private static WireApplication application;

	@BeforeAll
	static void start() {
		for (String section : List.of("TikTickets metrics", "Metrics of the semantic conventions",
				"Metrics with Micrometer names")) {
			Documentation.table("docs/observability/naming-conventions.md", section)
				.forEach((row) -> DOCUMENTED.put(row.get(0), row));
		}
		application = WireApplication.start("tiktickets.observability.tenant.header.enabled=true");
		application.get("/call/1", "X-Tenant-Id", "not a tenant");
		application.get("/escape");
		application.get("/async");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void whatIsDocumentedArrives() {
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(missing()).isEmpty());
	}

	@Test
	void whatArrivesIsDocumented() {
		whatIsDocumentedArrives();
		assertThat(names()).filteredOn((name) -> !isOfFamily(name)).isNotEmpty().isSubsetOf(DOCUMENTED.keySet());
	}

	@Test
	void kindUnitAndAttributesAreAsDocumented() {
		whatIsDocumentedArrives();
		assertThat(application.received().points()).filteredOn((point) -> DOCUMENTED.containsKey(point.metric()))
			.isNotEmpty()
			.allSatisfy((point) -> {
				List<String> row = DOCUMENTED.get(point.metric());
				assertThat(row.get(1)).as(point.metric()).isIn(kinds(point));
				assertThat(row.get(2)).as(point.metric()).isEqualTo(point.unit());
				assertThat(point.attributes().keySet()).as(point.metric()).isSubsetOf(attributes(row.get(3)));
			});
	}

	private static Set<String> missing() {
		Set<String> missing = new TreeSet<>(DOCUMENTED.keySet());
		missing.removeAll(NEED_AN_EVENT);
		missing.removeIf(DocumentedNamesTests::isOfSocket);
		missing.removeAll(names());
		return missing;
	}

	/** The tests of the socket protocols hold these against the page. */
	private static boolean isOfSocket(String name) {
		return name.startsWith("socket.");
	}

	/** The families that the page names as such, and the gauges beside timers. */
	private static boolean isOfFamily(String name) {
		return name.startsWith("otel.sdk.") || name.startsWith("tomcat.")
				|| (name.endsWith(".max") && DOCUMENTED.containsKey(name.substring(0, name.length() - 4)));
	}

	private static Set<String> kinds(ReceivedPoint point) {
		return switch (point.type()) {
			case HISTOGRAM -> Set.of("Histogram");
			case GAUGE -> Set.of("Gauge");
			default -> Set.of("Counter", "UpDownCounter");
		};
	}

	private static Set<String> attributes(String cell) {
		return Stream.concat(Stream.of("tenant_id"), Arrays.stream(cell.split(", "))).collect(Collectors.toSet());
	}

	private static Set<String> names() {
		return application.received().points().stream().map(ReceivedPoint::metric).collect(Collectors.toSet());
	}

}
