package com.tiktickets.sample.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedSpan;
import com.tiktickets.observability.test.ReceivedTelemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;

/**
 * What has arrived of one trace.
 *
 * @param received all that has arrived
 * @param id the trace
 */
record JourneyTrace(ReceivedTelemetry received, String id) {

	private static final List<String> WAY_BACK = List.of("process tickets.news", "publish tickets.news", "whatsapp ack",
			"whatsapp send", "process ticket-changes", "publish tickets");

	/** The names from a push to the agents back to what caused it. */
	static List<String> way(String last, String first) {
		List<String> way = new ArrayList<>(List.of(last));
		way.addAll(WAY_BACK);
		way.add(first);
		return way;
	}

	List<ReceivedSpan> spans() {
		return this.received.spansOf(this.id);
	}

	List<ReceivedSpan> spans(String name) {
		return spans().stream().filter((span) -> span.name().equals(name)).toList();
	}

	ReceivedSpan named(String name) {
		return patiently().until(() -> spans(name), (spans) -> !spans.isEmpty()).get(0);
	}

	/** Names of the span and of all above it, when they have arrived. */
	List<String> wayTo(String spanId) {
		return patiently().until(() -> ancestry(spanId),
				(way) -> !way.isEmpty() && way.get(way.size() - 1).matches("POST .*|process /app/.*"));
	}

	private List<String> ancestry(String spanId) {
		Map<String, ReceivedSpan> spans = spans().stream()
			.collect(Collectors.toMap(ReceivedSpan::spanId, (span) -> span));
		List<String> names = new ArrayList<>();
		for (ReceivedSpan span = spans.get(spanId); span != null; span = spans.get(span.parentSpanId())) {
			names.add(span.name());
		}
		return names;
	}

	void assertChild(String child, String parent) {
		patiently().untilAsserted(() -> assertThat(spans(child)).as(child)
			.anySatisfy((span) -> assertThat(spans(parent)).extracting(ReceivedSpan::spanId)
				.contains(span.parentSpanId())));
	}

	/** On every span and every record, each of which is made in one of the spans. */
	void assertOneTenant(String tenant) {
		patiently()
			.untilAsserted(() -> assertThat(logs()).extracting(ReceivedLog::body).contains("Customer has been told"));
		patiently().untilAsserted(() -> assertThat(spans()).extracting(ReceivedSpan::spanId)
			.containsAll(logs().stream().map(ReceivedLog::spanId).toList()));
		assertThat(spans()).isNotEmpty()
			.allSatisfy((span) -> assertThat(span.attribute("tenant_id")).isEqualTo(tenant));
		assertThat(logs()).isNotEmpty().allSatisfy((log) -> assertThat(log.attribute("tenant_id")).isEqualTo(tenant));
	}

	private List<ReceivedLog> logs() {
		return this.received.logs().stream().filter((log) -> log.traceId().equals(this.id)).toList();
	}

	private static ConditionFactory patiently() {
		return await().atMost(Duration.ofSeconds(30));
	}

}
