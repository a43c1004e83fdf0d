package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIsolationTests {

	private static final String COUNTED = "http.server.request.duration";

	private WireApplication application;

	private ExecutorService clients;

	@BeforeEach
	void start() {
		this.clients = Executors.newFixedThreadPool(16);
	}

	@AfterEach
	void stop() {
		this.clients.shutdownNow();
		this.application.close();
	}

	@ParameterizedTest(name = "virtual threads: {0}")
	@ValueSource(booleans = { false, true })
	void interleavedRequestsOfEightTenantsNeverMix(boolean virtualThreads) throws Exception {
		startWith("spring.threads.virtual.enabled=" + virtualThreads);
		request(1_200, (request) -> "tenant-" + request % 8);
		await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(tickets()).hasSize(1_200));
		assertThat(tickets()).isNotEmpty().allMatch((span) -> expectedTenant(span).equals(span.attribute("tenant_id")));
		await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(readings()).hasSize(1_200));
		assertThat(readings()).isNotEmpty()
			.allMatch((log) -> ("tenant-" + Integer.parseInt("" + log.attribute("ticket.id")) % 8)
				.equals(log.attribute("tenant_id")));
		if (virtualThreads && Runtime.version().feature() >= 21) {
			assertThat(readings()).isNotEmpty()
				.allMatch((log) -> ("" + log.attribute("thread.name")).startsWith("tomcat-handler-"));
		}
		await().untilAsserted(() -> assertThat(countsByTenant()).hasSize(8)
			.allSatisfy((tenant, count) -> assertThat(count).isEqualTo(150)));
	}

	@Test
	void tenantsBeyondTheCapFoldInMetricsWhileSpansKeepThem() throws Exception {
		startWith("tiktickets.observability.tenant.metrics.limit=50");
		request(600, (request) -> "tenant-" + request);
		await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(tickets()).hasSize(600));
		assertThat(tickets()).extracting((span) -> span.attribute("tenant_id")).doesNotHaveDuplicates();
		await().untilAsserted(() -> assertThat(countsByTenant()).hasSize(51).containsEntry("_other", 550L));
	}

	private void startWith(String property) {
		this.application = WireApplication.start(property, "tiktickets.observability.tenant.header.enabled=true",
				"otel.bsp.max.queue.size=20000", "otel.blrp.max.queue.size=20000", "logging.level.root=warn",
				"logging.level.com.tiktickets.observability.wire=info");
	}

	private void request(int requests, IntFunction<String> tenant) throws InterruptedException, ExecutionException {
		List<Future<?>> futures = IntStream.range(0, requests)
			.<Future<?>>mapToObj((request) -> this.clients
				.submit(() -> this.application.get("/tickets/" + request, "X-Tenant-Id", tenant.apply(request))))
			.toList();
		for (Future<?> future : futures) {
			future.get();
		}
	}

	private List<ReceivedSpan> tickets() {
		return this.application.received().spansNamed("GET /tickets/{id}");
	}

	private List<ReceivedLog> readings() {
		return this.application.received().logsWith("Reading ticket");
	}

	private static String expectedTenant(ReceivedSpan span) {
		String path = "" + span.attribute("url.path");
		return "tenant-" + Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)) % 8;
	}

	private Map<String, Long> countsByTenant() {
		return this.application.received()
			.lastPointsOf(COUNTED)
			.stream()
			.collect(Collectors.groupingBy((point) -> "" + point.attribute("tenant_id"),
					Collectors.summingLong(ReceivedPoint::count)));
	}

}
