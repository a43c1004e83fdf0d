package com.tiktickets.sample.telemetry.inbox;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decodes log records.
 */
final class LogDecoder {

	private final AtomicLong numbers = new AtomicLong();

	private final AttributeDecoder attributes;

	private final ResourceDecoder resources;

	private final TelemetryInbox inbox;

	LogDecoder(AttributeDecoder attributes, ResourceDecoder resources, TelemetryInbox inbox) {
		this.attributes = attributes;
		this.resources = resources;
		this.inbox = inbox;
	}

	void accept(ExportLogsServiceRequest request) {
		for (ResourceLogs resourceLogs : request.getResourceLogsList()) {
			Resource resource = this.resources.decode(resourceLogs.getResource());
			for (ScopeLogs scopeLogs : resourceLogs.getScopeLogsList()) {
				String scope = this.attributes.text(scopeLogs.getScope().getName());
				scopeLogs.getLogRecordsList().forEach((log) -> this.inbox.add(decode(log, resource, scope)));
			}
		}
	}

	private LogRecord decode(io.opentelemetry.proto.logs.v1.LogRecord log, Resource resource, String scope) {
		Attributes own = this.attributes.attributes(log.getAttributesList());
		long time = (log.getTimeUnixNano() != 0) ? log.getTimeUnixNano() : log.getObservedTimeUnixNano();
		return new LogRecord(this.numbers.incrementAndGet(), time, log.getSeverityNumberValue(),
				this.attributes.text(log.getSeverityText()), this.attributes.text(log.getBody()), own,
				this.attributes.id(log.getTraceId()), this.attributes.id(log.getSpanId()), resource, scope,
				AttributeDecoder.tenant(own, resource));
	}

}
