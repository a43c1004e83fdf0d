package com.tiktickets.sample.telemetry.inbox;

import java.time.Clock;
import java.util.List;

/**
 * The newest telemetry, decoded. Each signal has its share of the memory, so that many
 * log records cannot push out the traces. Thread-safe.
 */
public final class TelemetryInbox {

	private final Clock clock;

	private final RetentionBuffer<SpanRecord> spans;

	private final RetentionBuffer<LogRecord> logs;

	private final RetentionBuffer<MetricPoint> points;

	TelemetryInbox(InboxProperties properties, Clock clock) {
		this.clock = clock;
		long age = properties.keep().toMillis();
		long bytes = properties.memory().toBytes();
		this.spans = new RetentionBuffer<>(age, bytes / 2, SpanRecord::ownWeight, SpanRecord::eachPart);
		this.logs = new RetentionBuffer<>(age, bytes / 4, LogRecord::ownWeight, LogRecord::eachPart);
		this.points = new RetentionBuffer<>(age, bytes / 4, MetricPoint::ownWeight, MetricPoint::eachPart);
	}

	void add(SpanRecord span) {
		this.spans.add(span, this.clock.millis());
	}

	void add(LogRecord log) {
		this.logs.add(log, this.clock.millis());
	}

	void add(MetricPoint point) {
		this.points.add(point, this.clock.millis());
	}

	/**
	 * Returns the spans.
	 * @return the spans in the order of arrival
	 */
	public List<SpanRecord> spans() {
		return this.spans.items(this.clock.millis());
	}

	/**
	 * Returns the log records.
	 * @return the log records in the order of arrival
	 */
	public List<LogRecord> logs() {
		return this.logs.items(this.clock.millis());
	}

	/**
	 * Returns the metric points.
	 * @return the metric points in the order of arrival
	 */
	public List<MetricPoint> points() {
		return this.points.items(this.clock.millis());
	}

	/**
	 * Returns how full it is.
	 * @return the usage
	 */
	public InboxUsage usage() {
		return new InboxUsage(this.spans.usage(), this.logs.usage(), this.points.usage());
	}

}
