package com.tiktickets.observability.test;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Spans, log records and metric points that have arrived. Thread-safe. */
public final class ReceivedTelemetry {

	private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();

	private final List<ReceivedLog> logs = new CopyOnWriteArrayList<>();

	private final List<ReceivedPoint> points = new CopyOnWriteArrayList<>();

	ReceivedTelemetry() {
	}

	void add(ExportTraceServiceRequest request) {
		this.spans.addAll(request.getResourceSpansList()
			.stream()
			.flatMap((resource) -> resource.getScopeSpansList()
				.stream()
				.flatMap((scope) -> scope.getSpansList()
					.stream()
					.map((span) -> new ReceivedSpan(span, scope.getScope().getName(),
							ReceivedAttributes.of(span.getAttributesList()),
							ReceivedAttributes.of(resource.getResource().getAttributesList())))))
			.toList());
	}

	void add(ExportLogsServiceRequest request) {
		this.logs.addAll(request.getResourceLogsList()
			.stream()
			.flatMap((resource) -> resource.getScopeLogsList()
				.stream()
				.flatMap((scope) -> scope.getLogRecordsList()
					.stream()
					.map((log) -> new ReceivedLog(log, scope.getScope().getName(),
							ReceivedAttributes.of(log.getAttributesList()),
							ReceivedAttributes.of(resource.getResource().getAttributesList())))))
			.toList());
	}

	void add(ExportMetricsServiceRequest request) {
		this.points.addAll(request.getResourceMetricsList()
			.stream()
			.flatMap((resource) -> resource.getScopeMetricsList()
				.stream()
				.flatMap((scope) -> scope.getMetricsList()
					.stream()
					.flatMap((metric) -> ReceivedPoint.of(metric, scope.getScope().getName(),
							ReceivedAttributes.of(resource.getResource().getAttributesList())))))
			.toList());
	}

	/**
	 * Returns the spans that have arrived.
	 * @return the spans, in order of arrival
	 */
	public List<ReceivedSpan> spans() {
		return this.spans;
	}

	/**
	 * Returns the log records that have arrived.
	 * @return the records, in order of arrival
	 */
	public List<ReceivedLog> logs() {
		return this.logs;
	}

	/**
	 * Returns the metric points that have arrived. A cumulative series has one for each
	 * export.
	 * @return the points, in order of arrival
	 */
	public List<ReceivedPoint> points() {
		return this.points;
	}

	/**
	 * Returns the spans of this name.
	 * @param name the name
	 * @return the spans
	 */
	public List<ReceivedSpan> spansNamed(String name) {
		return this.spans.stream().filter((span) -> span.name().equals(name)).toList();
	}

	/**
	 * Returns the spans of this trace.
	 * @param traceId the trace, in hex
	 * @return the spans
	 */
	public List<ReceivedSpan> spansOf(String traceId) {
		return this.spans.stream().filter((span) -> span.traceId().equals(traceId)).toList();
	}

	/**
	 * Returns the log records with this text in their body.
	 * @param text the text
	 * @return the records
	 */
	public List<ReceivedLog> logsWith(String text) {
		return this.logs.stream().filter((log) -> log.body().contains(text)).toList();
	}

	/**
	 * Returns the points of this metric.
	 * @param name the metric's name
	 * @return the points
	 */
	public List<ReceivedPoint> pointsOf(String name) {
		return this.points.stream().filter((point) -> point.metric().equals(name)).toList();
	}

	/**
	 * Returns the last point of each series of this metric.
	 * @param name the metric's name
	 * @return the points, one for each set of attributes
	 */
	public List<ReceivedPoint> lastPointsOf(String name) {
		List<ReceivedPoint> points = pointsOf(name);
		return points.stream()
			.filter((point) -> points.stream()
				.noneMatch((other) -> other.attributes().equals(point.attributes())
						&& other.timeUnixNano() > point.timeUnixNano()))
			.toList();
	}

	/**
	 * Returns everything that has arrived: spans, records and points.
	 * @return the items
	 */
	public Stream<ReceivedItem> items() {
		return Stream.of(this.spans.stream(), this.logs.stream(), this.points.stream())
			.flatMap((items) -> items)
			.map(ReceivedItem.class::cast);
	}

	/** Forgets what has arrived. */
	public void clear() {
		this.spans.clear();
		this.logs.clear();
		this.points.clear();
	}

}
