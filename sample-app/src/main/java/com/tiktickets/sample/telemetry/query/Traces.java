package com.tiktickets.sample.telemetry.query;

import com.tiktickets.sample.telemetry.inbox.LogRecord;
import com.tiktickets.sample.telemetry.inbox.SpanRecord;
import com.tiktickets.sample.telemetry.inbox.CaseInsensitiveSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Finds traces.
 */
@Component
public class Traces {

	private final Telemetry telemetry;

	private final Logs logs;

	Traces(Telemetry telemetry, Logs logs) {
		this.telemetry = telemetry;
		this.logs = logs;
	}

	/**
	 * Lists traces.
	 * @param filter which ones
	 * @return their summaries
	 */
	public SearchResult<TraceSummary> list(TraceFilter filter) {
		Map<String, Integer> errors = errorsByTrace(filter.tenant());
		List<TraceSummary> found = new ArrayList<>();
		byTrace(filter.tenant()).forEach((id, spans) -> {
			if (matches(filter, id, spans)) {
				TraceSummary summary = summary(id, spans, errors.getOrDefault(id, 0));
				if (!filter.errors() || summary.failed()) {
					found.add(summary);
				}
			}
		});
		found.sort(filter.slowest() ? Comparator.comparingLong(TraceSummary::durationNanos).reversed()
				: Comparator.comparing(TraceSummary::start).reversed());
		return SearchResult.first(filter.limit(), found);
	}

	/**
	 * Finds one trace.
	 * @param id the trace
	 * @param slice which of its spans
	 * @return the trace, unless none of its spans is known
	 */
	public Optional<Trace> find(String id, TraceSlice slice) {
		List<SpanRecord> spans = this.telemetry.spans(slice.tenant())
			.stream()
			.filter((span) -> span.traceId().equals(id))
			.toList();
		if (spans.isEmpty()) {
			return Optional.empty();
		}
		List<LogView> records = this.logs.ofTrace(id, slice.tenant());
		int errors = Math.toIntExact(records.stream().filter((log) -> !log.errorId().isEmpty()).count());
		SpanTree tree = new SpanTree(spans);
		int from = slice.start(tree.indexOf(slice.span()));
		return Optional
			.of(new Trace(summary(id, spans, errors), from, tree.slice(from, slice.limit(), records), records));
	}

	private Map<String, List<SpanRecord>> byTrace(String tenant) {
		Map<String, List<SpanRecord>> traces = new LinkedHashMap<>();
		this.telemetry.spans(tenant)
			.forEach((span) -> traces.computeIfAbsent(span.traceId(), (id) -> new ArrayList<>(4)).add(span));
		return traces;
	}

	private Map<String, Integer> errorsByTrace(String tenant) {
		Map<String, Integer> errors = new HashMap<>();
		for (LogRecord log : this.telemetry.logs(tenant)) {
			if (ErrorFingerprint.isError(log)) {
				errors.merge(log.traceId(), 1, Integer::sum);
			}
		}
		return errors;
	}

	private static boolean matches(TraceFilter filter, String id, List<SpanRecord> spans) {
		boolean service = filter.service().isEmpty()
				|| spans.stream().anyMatch((span) -> span.resource().service().equals(filter.service()));
		return service && (filter.q().isEmpty() || id.equals(filter.q())
				|| spans.stream().anyMatch((span) -> mentions(span, filter.q())));
	}

	private static boolean mentions(SpanRecord span, String text) {
		return CaseInsensitiveSearch.contains(span.name(), text) || span.spanId().equals(text)
				|| span.attributes().mention(text);
	}

	private static TraceSummary summary(String id, List<SpanRecord> spans, int errors) {
		long start = spans.stream().mapToLong(SpanRecord::start).min().orElse(0);
		long end = spans.stream().mapToLong(SpanRecord::end).max().orElse(start);
		SpanRecord first = spans.stream()
			.min(Comparator.comparing((SpanRecord span) -> !span.parentId().isEmpty())
				.thenComparingLong(SpanRecord::start))
			.orElseThrow();
		Set<String> tenants = new TreeSet<>();
		Set<String> services = new TreeSet<>();
		int failed = 0;
		for (SpanRecord span : spans) {
			tenants.add(span.tenant());
			services.add(span.resource().service());
			failed += span.failed() ? 1 : 0;
		}
		tenants.remove("");
		return new TraceSummary(id, first.name(), first.resource().service(), EpochNanos.toInstant(start),
				Math.max(0, end - start), spans.size(), failed, errors, tenants, services);
	}

}
