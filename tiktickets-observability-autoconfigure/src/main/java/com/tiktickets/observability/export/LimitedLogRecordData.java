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
 * A log record that is redacted and within the limits.
 *
 * @param log everything else
 * @param eventName the name of the event
 * @param attributes the attributes
 * @param body the body
 */
record LimitedLogRecordData(LogRecordData log, @Nullable String eventName, Attributes attributes,
		@Nullable Value<?> body) implements LogRecordData {

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
		return (this.body != null) ? io.opentelemetry.sdk.logs.data.Body.string(this.body.asString())
				: io.opentelemetry.sdk.logs.data.Body.empty();
	}

	@Override
	public @Nullable Value<?> getBodyValue() {
		return this.body;
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
		return this.eventName;
	}

}
