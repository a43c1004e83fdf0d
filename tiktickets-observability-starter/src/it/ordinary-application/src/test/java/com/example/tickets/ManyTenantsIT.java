package com.example.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManyTenantsIT {

	private final ExecutorService clients = Executors.newFixedThreadPool(16);

	private ApplicationProcess application;

	@BeforeEach
	void start() throws IOException {
		this.application = ApplicationProcess.start(Map.of("TIKTICKETS_OBSERVABILITY_TENANT_HEADER_ENABLED", "true"));
	}

	@AfterEach
	void stop() throws IOException {
		this.clients.shutdownNow();
		this.application.close();
	}

	@Test
	void interleavedRequestsOfEightTenantsNeverMix() throws Exception {
		request(1_200, 8);
		await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(tickets()).hasSize(1_200));
		assertThat(tickets()).isNotEmpty().allMatch((span) -> expectedTenant(span, 8).equals(span.attribute("tenant_id")));
		await().atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(this.application.received().logsWith("Reading ticket")).hasSize(1_200));
		assertThat(this.application.received().logsWith("Reading ticket")).isNotEmpty()
			.allMatch((log) -> ("tenant-" + Integer.parseInt(log.body().replaceAll("\\D", "")) % 8)
				.equals(log.attribute("tenant_id")));
		await().untilAsserted(
				() -> assertThat(countsByTenant()).hasSize(8).allSatisfy((tenant, count) -> assertThat(count)
					.isEqualTo(150)));
	}

	@Test
	void tenantsBeyondTheCapFoldInMetricsWhileSpansKeepThem() throws Exception {
		request(600, 600);
		await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(tickets()).hasSize(600));
		assertThat(tickets()).isNotEmpty().allMatch((span) -> expectedTenant(span, 600).equals(span.attribute("tenant_id")));
		await().untilAsserted(() -> assertThat(countsByTenant()).hasSize(51).containsEntry("_other", 550L));
	}

	private void request(int requests, int tenants) throws Exception {
		List<Future<String>> answers = IntStream.range(0, requests)
			.mapToObj((request) -> this.clients
				.submit(() -> this.application.get("/tickets/" + request, "X-Tenant-Id", "tenant-" + request % tenants)))
			.toList();
		for (Future<String> answer : answers) {
			assertThat(answer.get()).startsWith("ticket");
		}
	}

	private List<ReceivedSpan> tickets() {
		return this.application.received().spansNamed("GET /tickets/{id}");
	}

	private static String expectedTenant(ReceivedSpan span, int tenants) {
		String path = span.attribute("url.path");
		return "tenant-" + Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)) % tenants;
	}

	private Map<String, Long> countsByTenant() {
		return this.application.received()
			.lastPointsOf("http.server.request.duration")
			.stream()
			.collect(Collectors.groupingBy((point) -> point.attribute("tenant_id"),
					Collectors.summingLong(ReceivedPoint::count)));
	}

}
