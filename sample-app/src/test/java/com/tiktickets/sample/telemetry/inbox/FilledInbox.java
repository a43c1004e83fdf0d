package com.tiktickets.sample.telemetry.inbox;

import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.time.Clock;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * An inbox into which exports have been put, for questions about them.
 */
public final class FilledInbox {

	private FilledInbox() {
	}

	public static TelemetryInbox with(Message... exports) {
		return with(Clock.systemUTC(), DataSize.ofMegabytes(64), exports);
	}

	static TelemetryInbox with(Clock clock, DataSize memory, Message... exports) {
		TelemetryInbox inbox = new TelemetryInbox(
				new InboxProperties(true, 0, Duration.ofMinutes(15), memory, DataSize.ofMegabytes(8)), clock);
		AttributeDecoder attributes = new AttributeDecoder();
		ResourceDecoder resources = new ResourceDecoder(attributes);
		SpanDecoder spans = new SpanDecoder(attributes, resources, inbox);
		LogDecoder logs = new LogDecoder(attributes, resources, inbox);
		MetricDecoder metrics = new MetricDecoder(attributes, resources, inbox);
		for (Message export : exports) {
			if (export instanceof ExportTraceServiceRequest traces) {
				spans.accept(traces);
			}
			else if (export instanceof ExportLogsServiceRequest records) {
				logs.accept(records);
			}
			else if (export instanceof ExportMetricsServiceRequest points) {
				metrics.accept(points);
			}
		}
		return inbox;
	}

}
