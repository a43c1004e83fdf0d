package com.tiktickets.observability.export;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.resources.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A log record with fewer attributes.
 *
 * @param log everything but the attributes
 * @param attributes the attributes
 */
record LimitedLogRecordData(LogRecordData log, Attributes attributes) implements LogRecordData {

	@Override
	public Resource getResource() {
		return this.log.getResource();
	}

	@Override
	public InstrumentationScopeInfo getInstrumentationScopeInfo() {
		return this.log.getInstrumentationScopeInfo();
	}

	@Override
	public long getTimestampEpochNanos() {
		return this.log.getTimestampEpochNanos();
	}

	@Override
	public long getObservedTimestampEpochNanos() {
		return this.log.getObservedTimestampEpochNanos();
	}

	@Override
	public SpanContext getSpanContext() {
		return this.log.getSpanContext();
	}

	@Override
	public Severity getSeverity() {
		return this.log.getSeverity();
	}

	@Override
	public @Nullable String getSeverityText() {
		return this.log.getSeverityText();
	}

	@Override
	@Deprecated
	@SuppressWarnings("deprecation") // still abstract
	public io.opentelemetry.sdk.logs.data.Body getBody() {
		return this.log.getBody();
	}

	@Override
	public @Nullable Value<?> getBodyValue() {
		return this.log.getBodyValue();
	}

	@Override
	public Attributes getAttributes() {
		return this.attributes;
	}

	@Override
	public int getTotalAttributeCount() {
		return this.log.getTotalAttributeCount();
	}

	@Override
	public @Nullable String getEventName() {
		return this.log.getEventName();
	}

}
