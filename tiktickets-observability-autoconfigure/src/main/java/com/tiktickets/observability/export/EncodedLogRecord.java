package com.tiktickets.observability.export;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.resources.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A log record as the bytes that will be sent: all that the SDK's queue keeps of it. What
 * was encoded can neither be read nor changed any more. Immutable.
 */
final class EncodedLogRecord implements ReadWriteLogRecord, LogRecordData, EncodedItem {

	private static final ItemEncoder<LogRecordEncoder.Content> ENCODER = new ItemEncoder<>(LogRecordEncoder::write);

	private final Resource resource;

	private final InstrumentationScopeInfo scope;

	private final byte[] field;

	private EncodedLogRecord(LogRecordData log, byte[] field) {
		this.resource = log.getResource();
		this.scope = log.getInstrumentationScopeInfo();
		this.field = field;
	}

	/**
	 * Encodes a record.
	 * @param log the record
	 * @return {@code null} if there is more to it than its attributes show: some were
	 * dropped or set twice, or are of the kind that only OpenTelemetry's own encoder
	 * knows
	 */
	static @Nullable EncodedLogRecord of(LogRecordData log) {
		Attributes attributes = log.getAttributes();
		if (attributes.size() != log.getTotalAttributeCount()) {
			return null;
		}
		return new EncodedLogRecord(log, ENCODER.encode(new LogRecordEncoder.Content(log, attributes)));
	}

	@Override
	public byte[] field() {
		return this.field;
	}

	@Override
	public Resource getResource() {
		return this.resource;
	}

	@Override
	public InstrumentationScopeInfo getInstrumentationScopeInfo() {
		return this.scope;
	}

	@Override
	public LogRecordData toLogRecordData() {
		return this;
	}

	@Override
	public <T> ReadWriteLogRecord setAttribute(AttributeKey<T> key, T value) {
		throw EncodedItem.unreadable();
	}

	@Override
	public <T> @Nullable T getAttribute(AttributeKey<T> key) {
		throw EncodedItem.unreadable();
	}

	@Override
	public Attributes getAttributes() {
		throw EncodedItem.unreadable();
	}

	@Override
	public int getTotalAttributeCount() {
		throw EncodedItem.unreadable();
	}

	@Override
	public long getTimestampEpochNanos() {
		throw EncodedItem.unreadable();
	}

	@Override
	public long getObservedTimestampEpochNanos() {
		throw EncodedItem.unreadable();
	}

	@Override
	public SpanContext getSpanContext() {
		throw EncodedItem.unreadable();
	}

	@Override
	public Severity getSeverity() {
		throw EncodedItem.unreadable();
	}

	@Override
	public @Nullable String getSeverityText() {
		throw EncodedItem.unreadable();
	}

	@Override
	public @Nullable Value<?> getBodyValue() {
		throw EncodedItem.unreadable();
	}

	@Override
	public @Nullable String getEventName() {
		throw EncodedItem.unreadable();
	}

	@Override
	@Deprecated
	@SuppressWarnings("deprecation") // still abstract
	public io.opentelemetry.sdk.logs.data.Body getBody() {
		throw EncodedItem.unreadable();
	}

}
