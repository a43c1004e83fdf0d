package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.e2e.SteadyServices.Told;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the stack takes of memory, processor and disk at 200 requests per second.
 */
@Tag("nightly")
@Tag("footprint")
@ExtendWith(EndToEndExtension.class)
class FootprintIT {

	private static final int PER_SECOND = 200;

	private static final int TENANTS = 50;

	private static final Duration MEASURED = Duration.ofMinutes(4);

	private static final double LIMIT_MIB = 1.2 * 1024;

	/** What is measured, and the tests' own. */
	private static final List<String> NOT_OF_THE_STACK = List.of("postgres", "redis", "rabbitmq", "bugsink");

	private static final Map<String, String> DISKS = Map.of("prometheus", "/prometheus", "loki", "/loki", "jaeger",
			"/var/lib/jaeger");

	private final EndToEnd endToEnd;

	private final Map<String, String> ids;

	FootprintIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
		this.ids = Containers.ofProject(endToEnd.stack().project());
		this.ids.keySet().removeAll(NOT_OF_THE_STACK);
	}

	@Test
	void servicesTogetherStayBelowTheirLimit() {
		assertThat(this.ids).containsKeys("otel-collector", "otel-collector-health", "prometheus", "loki", "jaeger",
				"jaeger-health", "alertmanager", "postgres-exporter", "redis-exporter");
		Map<String, Long> disksBefore = disks();
		Map<String, Double> processorBefore = Containers.processor(this.ids);
		Map<String, Double> most = new TreeMap<>();
		double[] together = new double[1];
		Told told;
		Duration elapsed;
		try (SteadyServices services = new SteadyServices(this.endToEnd.otlp(), PER_SECOND, TENANTS)) {
			await().pollInterval(Duration.ofSeconds(5)).atMost(MEASURED.plusMinutes(1)).until(() -> {
				Map<String, Double> now = Containers.memory(this.ids);
				now.forEach((service, mebibytes) -> most.merge(service, mebibytes, Math::max));
				together[0] = Math.max(together[0], now.values().stream().mapToDouble(Double::doubleValue).sum());
				return services.elapsed().compareTo(MEASURED) > 0;
			});
			elapsed = services.elapsed();
			told = services.stop();
		}
		assertThat((double) told.traces().size()).isGreaterThan(0.95 * PER_SECOND * elapsed.toSeconds());
		saw("memory, MiB at most", "%.0f together: %s".formatted(together[0], rounded(most)));
		saw("processor, seconds per 1,000 requests", processor(processorBefore, told.traces().size()));
		saw("disk, KiB per 1,000 requests", disk(disksBefore, told.traces().size()));
		saw("the Collector, MiB at most", "%.0f".formatted(most.get("otel-collector")));
		assertThat(together[0]).as(most.toString()).isLessThan(LIMIT_MIB);
	}

	private void saw(String what, String answer) {
		this.endToEnd.validation()
			.saw(Section.FOOTPRINT, what, "200 requests/s of 50 tenants for %d minutes".formatted(MEASURED.toMinutes()),
					answer);
	}

	private static String rounded(Map<String, Double> figures) {
		return figures.entrySet()
			.stream()
			.map((entry) -> "%s %.0f".formatted(entry.getKey(), entry.getValue()))
			.collect(Collectors.joining(", "));
	}

	private String processor(Map<String, Double> before, int requests) {
		return Containers.processor(this.ids)
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((entry) -> "%s %.2f".formatted(entry.getKey(),
					(entry.getValue() - before.get(entry.getKey())) * 1000 / requests))
			.collect(Collectors.joining(", "));
	}

	private Map<String, Long> disks() {
		return DISKS.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey,
					(entry) -> Containers.disk(this.ids.get(entry.getKey()), entry.getValue())));
	}

	private String disk(Map<String, Long> before, int requests) {
		return disks().entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((entry) -> "%s %d".formatted(entry.getKey(),
					(entry.getValue() - before.get(entry.getKey())) * 1000 / 1024 / requests))
			.collect(Collectors.joining(", "));
	}

}
