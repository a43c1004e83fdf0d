package com.tiktickets.sample.telemetry.page;

import com.tiktickets.sample.telemetry.query.LogView;
import com.tiktickets.sample.telemetry.query.SpanView;
import com.tiktickets.sample.telemetry.query.Trace;
import com.tiktickets.sample.telemetry.query.TraceSlice;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Where the bars of a trace are, in percent of its duration.
 */
final class Waterfall {

	private static final int DEEPEST = 12;

	private static final int TICKS = 4;

	private final Trace trace;

	private final String asked;

	private final SpanView selected;

	Waterfall(Trace trace, TraceSlice slice) {
		this.trace = trace;
		this.asked = slice.span();
		this.selected = trace.spans()
			.stream()
			.filter((span) -> span.spanId().equals(this.asked))
			.findFirst()
			.orElseGet(() -> trace.spans().isEmpty() ? null : trace.spans().get(0));
	}

	public SpanView selected() {
		return this.selected;
	}

	/**
	 * Tells whether another span was asked for than the one that is selected.
	 */
	public boolean missed() {
		return !this.asked.isEmpty() && (this.selected == null || !this.selected.spanId().equals(this.asked));
	}

	public String left(SpanView span) {
		return percent((double) span.offsetNanos());
	}

	public String width(SpanView span) {
		return percent(Math.max((double) span.durationNanos(), this.trace.summary().durationNanos() / 400.0));
	}

	public String indent(SpanView span) {
		return "d" + Math.min(DEEPEST, span.depth());
	}

	public List<Long> ticks() {
		return IntStream.range(0, TICKS)
			.mapToObj((tick) -> this.trace.summary().durationNanos() * tick / TICKS)
			.toList();
	}

	public int next() {
		return this.trace.from() + this.trace.spans().size();
	}

	public int previous() {
		return Math.max(0, this.trace.from() - Trace.SPANS_AT_A_TIME);
	}

	public boolean hasError(SpanView span) {
		return span.logs().stream().anyMatch((log) -> !log.errorId().isEmpty());
	}

	public List<LogView> otherLogs() {
		return this.trace.logs().stream().filter((log) -> !this.selected.logs().contains(log)).limit(50).toList();
	}

	private String percent(double nanos) {
		double whole = Math.max(1, this.trace.summary().durationNanos());
		return String.format(Locale.ROOT, "%.3f%%", 100 * Math.min(1, Math.max(0, nanos / whole)));
	}

}
