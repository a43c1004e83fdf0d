package com.tiktickets.sample.telemetry.query;

import com.tiktickets.sample.telemetry.inbox.LogRecord;
import com.tiktickets.sample.telemetry.inbox.CaseInsensitiveSearch;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Finds log records.
 */
@Component
public class Logs {

	/** Of one trace; what a person reads beside it. */
	private static final int BESIDE_A_TRACE = 2_000;

	private final Telemetry telemetry;

	Logs(Telemetry telemetry) {
		this.telemetry = telemetry;
	}

	/**
	 * Lists log records, newest first.
	 * @param filter which ones
	 * @return the records
	 */
	public SearchResult<LogView> list(LogFilter filter) {
		int lowest = Severity.lowest(filter.severity());
		List<LogRecord> found = this.telemetry.logs(filter.tenant())
			.stream()
			.filter((log) -> log.severity() >= lowest && matches(filter, log))
			.sorted(Comparator.comparingLong(LogRecord::time).thenComparingLong(LogRecord::number).reversed())
			.toList();
		List<LogView> shown = found.stream().limit(filter.limit()).map(LogView::of).toList();
		return new SearchResult<>(shown, found.size());
	}

	List<LogView> ofTrace(String trace, String tenant) {
		return this.telemetry.logs(tenant)
			.stream()
			.filter((log) -> log.traceId().equals(trace))
			.sorted(Comparator.comparingLong(LogRecord::time).thenComparingLong(LogRecord::number))
			.limit(BESIDE_A_TRACE)
			.map(LogView::of)
			.toList();
	}

	private static boolean matches(LogFilter filter, LogRecord log) {
		return (filter.trace().isEmpty() || log.traceId().equals(filter.trace()))
				&& (filter.span().isEmpty() || log.spanId().equals(filter.span()))
				&& (filter.service().isEmpty() || log.resource().service().equals(filter.service()))
				&& (filter.q().isEmpty() || mentions(log, filter.q()));
	}

	private static boolean mentions(LogRecord log, String text) {
		return CaseInsensitiveSearch.contains(log.body(), text) || CaseInsensitiveSearch.contains(log.scope(), text)
				|| log.attributes().mention(text);
	}

}
