package com.tiktickets.sample.telemetry.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.tiktickets.sample.telemetry.Otlp;
import com.tiktickets.sample.telemetry.inbox.FilledInbox;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TracesTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	@Test
	void spansAreBelowTheirParentsInTheOrderOfTheirStart() {
		Trace trace = find(
				Otlp.traces("shop", span(3, 1, "second").setStartTimeUnixNano(1_005_000_000), span(4, 2, "below first"),
						span(1, 0, "root"), span(2, 1, "first").setStartTimeUnixNano(1_001_000_000)));

		assertThat(trace.spans()).extracting(SpanView::name).containsExactly("root", "first", "below first", "second");
		assertThat(trace.spans()).extracting(SpanView::depth).containsExactly(0, 1, 2, 1);
	}

	@Test
	void spanWhoseParentIsNotHereIsARoot() {
		Trace trace = find(Otlp.traces("shop", span(2, 9, "orphan")));

		assertThat(trace.spans()).singleElement().extracting(SpanView::depth).isEqualTo(0);
	}

	@Test
	void circleOfParentsIsShownOnce() {
		Trace trace = find(Otlp.traces("shop", span(1, 2, "one"), span(2, 1, "two")));

		assertThat(trace.spans()).extracting(SpanView::name).containsExactlyInAnyOrder("one", "two");
	}

	@Test
	void tenThousandSpansInAChainAreShownInSlices() {
		Trace trace = find(Otlp.traces("shop",
				IntStream.rangeClosed(1, 10_000)
					.mapToObj((i) -> span(i, i - 1, "span " + i))
					.toArray(Span.Builder[]::new)));

		assertThat(trace.summary().spans()).isEqualTo(10_000);
		assertThat(trace.spans()).hasSize(Trace.SPANS_AT_A_TIME);
	}

	@Test
	void sliceHasTheSpanThatWasAskedFor() {
		Trace trace = traces(Otlp.traces("shop",
				IntStream.rangeClosed(1, 10_000)
					.mapToObj((i) -> span(i, i - 1, "span " + i))
					.toArray(Span.Builder[]::new)))
			.find(TRACE, new TraceSlice("", "%016x".formatted(5_000), 0, 0))
			.orElseThrow();

		assertThat(trace.from()).isEqualTo(4_800);
		assertThat(trace.spans()).extracting(SpanView::name).contains("span 5000").hasSize(Trace.SPANS_AT_A_TIME);
	}

	@Test
	void spanThatIsNotHereChangesNothing() {
		Trace trace = traces(Otlp.traces("shop", span(1, 0, "one"), span(2, 1, "two")))
			.find(TRACE, new TraceSlice("", "beef", 1, 0))
			.orElseThrow();

		assertThat(trace.spans()).extracting(SpanView::name).containsExactly("two");
	}

	@Test
	void filterByTenantShowsNothingOfTheOther() {
		Traces traces = traces(Otlp.traces("shop", of("acme", 1), of("globex", 2)));

		TraceSummary found = traces.list(filter("acme", "")).items().get(0);
		assertThat(found.tenants()).containsExactly("acme");
		assertThat(found.spans()).isEqualTo(1);
		assertThat(traces.find(TRACE, slice("acme")).orElseThrow().spans()).extracting(SpanView::tenant)
			.containsExactly("acme");
		assertThat(traces.find(TRACE, slice("initech"))).isEmpty();
	}

	@Test
	void searchLooksIntoAttributesInAnyCase() {
		Traces traces = traces(
				Otlp.traces("shop", span(1, 0, "GET /").addAttributes(Otlp.attribute("customer", "Jane Roe"))));

		assertThat(traces.list(filter("", "jane")).total()).isEqualTo(1);
		assertThat(traces.list(filter("", "john")).total()).isZero();
	}

	private static TraceSlice slice(String tenant) {
		return new TraceSlice(tenant, "", 0, 0);
	}

	private static TraceFilter filter(String tenant, String text) {
		return new TraceFilter(tenant, text, "", false, false, 0);
	}

	private static Span.Builder of(String tenant, int number) {
		return span(number, 0, tenant).addAttributes(Otlp.attribute("tenant_id", tenant));
	}

	private static Span.Builder span(int number, int parent, String name) {
		return Otlp.span(TRACE, "%016x".formatted(number), (parent == 0) ? "" : "%016x".formatted(parent), name);
	}

	private static Trace find(Message export) {
		return traces(export).find(TRACE, slice("")).orElseThrow();
	}

	private static Traces traces(Message export) {
		Telemetry telemetry = new Telemetry(FilledInbox.with(export));
		return new Traces(telemetry, new Logs(telemetry));
	}

}
