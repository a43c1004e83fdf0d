package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.Agent;
import com.tiktickets.sample.e2e.Traces.Span;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Requests of two tenants beside each other; then each backend is asked for one tenant.
 */
@Tag("swap")
@ExtendWith(EndToEndExtension.class)
class TenantIsolationIT {

	private static final int REQUESTS = 60;

	private static final int CLOSED = 20;

	private final EndToEnd endToEnd;

	TenantIsolationIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@Test
	void tracesOfATenantAreItsOwn() {
		Interleaved requests = interleave();
		assertOwn(requests, (tenant) -> {
			List<Span> spans = this.endToEnd.traces().search(EndToEnd.SERVICE, "tenant_id", tenant);
			// A scheduled round over all tenants is one trace of theirs together.
			assertThat(spans).filteredOn((span) -> requests.contains(span.traceId()))
				.extracting((span) -> span.tag("tenant_id"))
				.containsOnly(tenant);
			return spans.stream().map(Span::traceId).toList();
		});
		saw("Jaeger", "GET /api/traces?service=%s&tags={\"tenant_id\":\"acme\"}".formatted(EndToEnd.SERVICE), requests);
	}

	@Test
	void logRecordsOfATenantAreItsOwn() {
		Interleaved requests = interleave();
		String query = "{service_name=\"%s\"} | tenant_id=\"%s\" | trace_id!=\"\"";
		assertOwn(requests,
				(tenant) -> this.endToEnd.loki()
					.query(query.formatted(EndToEnd.SERVICE, tenant))
					.stream()
					.map((line) -> line.label("trace_id"))
					.toList());
		saw("Loki", query.formatted(EndToEnd.SERVICE, "acme"), requests);
	}

	private void saw(String backend, String query, Interleaved requests) {
		this.endToEnd.validation()
			.saw(Section.ISOLATION, backend, query,
					"the %d traces of acme, and none of the %d traces that globex created at the same time"
						.formatted(requests.acme().size(), requests.globex().size()));
	}

	@Test
	void requestCountsPerTenantAddUp() {
		Interleaved requests = interleave();
		close(this.endToEnd.ana(requests.acme().get(0)), "acme");
		close(this.endToEnd.bruno(requests.globex().get(0)), "globex");
		await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
			assertThat(this.endToEnd.prometheus().sum(closed("acme"))).isEqualTo(CLOSED);
			assertThat(this.endToEnd.prometheus().sum(closed("globex"))).isEqualTo(CLOSED);
		});
		this.endToEnd.validation()
			.saw(Section.ISOLATION, "Prometheus", closed("acme"),
					"%d, and the same number for globex".formatted(CLOSED));
	}

	private void close(Agent agent, String tenant) {
		agent.list().stream().limit(CLOSED).parallel().forEach((ticket) -> {
			assertThat(ticket.tenant()).isEqualTo(tenant);
			agent.close(ticket.id()).expectStatus().isOk();
		});
	}

	private static String closed(String tenant) {
		return "http_server_request_duration_seconds_count{service_name=\"%s\", http_route=\"/tickets/{id}/close\", tenant_id=\"%s\"}"
			.formatted(EndToEnd.SERVICE, tenant);
	}

	private void assertOwn(Interleaved requests, Function<String, Collection<String>> traces) {
		Supplier<Set<String>> acme = () -> new HashSet<>(traces.apply("acme"));
		Supplier<Set<String>> globex = () -> new HashSet<>(traces.apply("globex"));
		await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
			assertThat(acme.get()).containsAll(requests.acme());
			assertThat(globex.get()).containsAll(requests.globex());
		});
		assertThat(acme.get()).isNotEmpty().doesNotContainAnyElementsOf(requests.globex());
		assertThat(globex.get()).isNotEmpty().doesNotContainAnyElementsOf(requests.acme());
	}

	private Interleaved interleave() {
		Interleaved requests = new Interleaved(traceIds(), traceIds());
		Agent ana = this.endToEnd.ana(requests.acme().get(0));
		Agent bruno = this.endToEnd.bruno(requests.globex().get(0));
		IntStream.range(0, REQUESTS * 2).parallel().forEach((i) -> {
			boolean even = i % 2 == 0;
			Agent agent = even ? ana.withTrace(requests.acme().get(i / 2))
					: bruno.withTrace(requests.globex().get(i / 2));
			assertThat(agent.open("Question " + i).tenant()).isEqualTo(even ? "acme" : "globex");
		});
		return requests;
	}

	private static List<String> traceIds() {
		return IntStream.range(0, REQUESTS).mapToObj((i) -> EndToEnd.newTraceId()).collect(Collectors.toList());
	}

	private record Interleaved(List<String> acme, List<String> globex) {

		boolean contains(String traceId) {
			return this.acme.contains(traceId) || this.globex.contains(traceId);
		}

	}

}
