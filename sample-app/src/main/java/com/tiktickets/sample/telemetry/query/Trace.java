package com.tiktickets.sample.telemetry.query;

import java.util.List;

/**
 * A trace, with a slice of its spans.
 *
 * @param summary the trace in one line
 * @param from how many spans come before the slice
 * @param spans the slice, each span below its parent
 * @param logs the log records of the trace, oldest first
 */
public record Trace(TraceSummary summary, int from, List<SpanView> spans, List<LogView> logs) {

	/** As many as one reads; a browser draws them at once. */
	public static final int SPANS_AT_A_TIME = 300;

}
