package com.tiktickets.observability.export;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A log record whose attributes are within the limits when it is exported.
 *
 * @param delegate the record
 * @param limits the limits
 * @param redaction what is taken out before
 */
record LimitedLogRecord(ReadWriteLogRecord delegate, AttributeLimits limits,
		ItemRedaction redaction) implements ReadWriteLogRecord {

	@Override
	public <T> ReadWriteLogRecord setAttribute(AttributeKey<T> key, T value) {
		this.delegate.setAttribute(key, value);
		return this;
	}

	@Override
	public <T> @Nullable T getAttribute(AttributeKey<T> key) {
		return this.delegate.getAttribute(key);
	}

	@Override
	public LogRecordData toLogRecordData() {
		LogRecordData log = this.delegate.toLogRecordData();
		Attributes all = log.getAttributes();
		Attributes attributes = this.limits.apply(this.redaction.attributes().apply(all));
		Value<?> body = log.getBodyValue();
		Value<?> redacted = (body != null) ? this.redaction.value().apply(body) : null;
		String event = log.getEventName();
		String name = (event != null) ? this.redaction.text().apply(event) : null;
		boolean within = attributes == all && redacted == body && Objects.equals(name, event);
		return within ? log : new LimitedLogRecordData(log, name, attributes, redacted);
	}

}
