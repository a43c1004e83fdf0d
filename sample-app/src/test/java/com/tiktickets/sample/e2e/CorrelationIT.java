package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.Agent.TicketBody;
import com.tiktickets.sample.e2e.Traces.Span;
import com.tiktickets.sample.e2e.Loki.LogLine;
import com.tiktickets.sample.e2e.Prometheus.Exemplar;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("swap")
@ExtendWith(EndToEndExtension.class)
class CorrelationIT {

	private static final Duration SOON = Duration.ofMinutes(2);

	private final EndToEnd endToEnd;

	private final String traceId = EndToEnd.newTraceId();

	CorrelationIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@Test
	void eachSpanOfTheTraceInJaegerHasTheTenant() {
		this.endToEnd.ana(this.traceId).open("Where is my parcel?");
		List<Span> spans = spans("POST /tickets");
		assertThat(spans).extracting((span) -> span.tag("tenant_id")).containsOnly("acme");
		this.endToEnd.validation()
			.saw(Section.REQUEST, "Jaeger", "GET /api/traces/" + this.traceId,
					spans.size() + " spans, all with tenant_id=acme: "
							+ spans.stream().map(Span::name).distinct().collect(Collectors.joining(", ")));
	}

	@Test
	void logRecordsInLokiHaveTheTraceTheSpanAndTheTenant() {
		this.endToEnd.ana(this.traceId).open("Where is my invoice?");
		List<LogLine> lines = lines("");
		Set<String> spanIds = spans("POST /tickets").stream().map(Span::spanId).collect(Collectors.toSet());
		assertThat(lines).isNotEmpty().extracting((line) -> line.label("span_id")).isSubsetOf(spanIds);
		assertThat(lines).extracting((line) -> line.label("tenant_id")).containsOnly("acme");
		this.endToEnd.validation()
			.saw(Section.REQUEST, "Loki", byTrace(""),
					lines.size() + " records, tenant_id=acme, each span_id exists in Jaeger: "
							+ lines.stream().map(LogLine::text).distinct().collect(Collectors.joining("; ")));
	}

	@Test
	void requestIsCountedInPrometheusUnderItsTenant() {
		String query = "http_server_request_duration_seconds_count{service_name=\"%s\", http_route=\"/tickets/{id}\", tenant_id=\"acme\", http_response_status_code=\"200\"}"
			.formatted(EndToEnd.SERVICE);
		double before = this.endToEnd.prometheus().sum(query);
		TicketBody ticket = this.endToEnd.ana(this.traceId).open("Where is my refund?");
		this.endToEnd.ana(this.traceId).read(ticket.id());
		await().atMost(SOON).untilAsserted(() -> {
			double after = this.endToEnd.prometheus().sum(query);
			assertThat(after).isEqualTo(before + 1);
			this.endToEnd.validation().saw(Section.REQUEST, "Prometheus", query, "%.0f".formatted(after));
		});
	}

	/** Of the metrics backends that run here only Prometheus keeps exemplars. */
	@Test
	@Tag("exemplars")
	void exemplarOfTheDurationIsATraceInJaeger() {
		String query = "http_server_request_duration_seconds_bucket{service_name=\"%s\", http_route=\"/tickets\", tenant_id=\"acme\"}"
			.formatted(EndToEnd.SERVICE);
		this.endToEnd.ana(this.traceId).list();
		List<Exemplar> exemplars = await().atMost(SOON)
			.until(() -> this.endToEnd.prometheus()
				.exemplars(query)
				.stream()
				.filter((exemplar) -> exemplar.traceId().equals(this.traceId))
				.toList(), (found) -> !found.isEmpty());
		String spanId = span("GET /tickets").spanId();
		assertThat(exemplars).extracting(Exemplar::spanId).containsOnly(spanId);
		this.endToEnd.validation()
			.saw(Section.EXEMPLAR, "Prometheus", "/api/v1/query_exemplars?query=" + query,
					"an exemplar with trace_id=%s, span_id=%s, which is Jaeger's span GET /tickets"
						.formatted(this.traceId, spanId));
	}

	@Test
	void errorInsideARecoveredRequestKeepsItsTrace() {
		this.endToEnd.ana(this.traceId).tryToOpen(NotificationEndpoint.BROKEN_FOR).expectStatus().isCreated();
		List<LogLine> errors = lines(" | severity_text=\"ERROR\"");
		assertThat(errors).singleElement()
			.satisfies((error) -> assertThat(error.label("exception_type")).contains("ServiceUnavailable"))
			.satisfies((error) -> assertThat(error.label("tenant_id")).isEqualTo("acme"));
		assertThat(span("POST /tickets").tag("http.response.status_code")).isEqualTo("201");
		this.endToEnd.validation()
			.saw(Section.ERROR, "Loki", byTrace(" | severity_text=\"ERROR\""),
					"%s; Jaeger has the trace, whose request has the status 201"
						.formatted(errors.get(0).label("exception_type")));
	}

	private Span span(String name) {
		return spans(name).stream().filter((span) -> span.name().equals(name)).findFirst().orElseThrow();
	}

	private List<Span> spans(String expected) {
		return await("spans of " + this.traceId).atMost(SOON)
			.until(() -> this.endToEnd.traces().trace(this.traceId),
					(spans) -> spans.stream().anyMatch((span) -> span.name().equals(expected)));
	}

	private List<LogLine> lines(String filter) {
		return await("records of " + this.traceId).atMost(SOON)
			.until(() -> this.endToEnd.loki().query(byTrace(filter)), (lines) -> !lines.isEmpty());
	}

	private String byTrace(String filter) {
		return "{service_name=\"%s\"} | trace_id=\"%s\"".formatted(EndToEnd.SERVICE, this.traceId) + filter;
	}

}
