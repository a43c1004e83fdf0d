package com.tiktickets.observability.export;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;

/**
 * Applies the limits to each log record, before it is encoded or waits for its export.
 * Thread-safe if its delegate is.
 */
public final class LimitingLogRecordProcessor extends DelegatingLogRecordProcessor {

	private final AttributeLimits limits;

	private final ItemRedaction redaction;

	/**
	 * Creates the processor.
	 * @param delegate exports log records
	 * @param limits the limits
	 * @param redaction what is taken out before
	 */
	public LimitingLogRecordProcessor(LogRecordProcessor delegate, AttributeLimits limits, ItemRedaction redaction) {
		super(delegate);
		this.redaction = redaction;
		this.limits = limits;
	}

	@Override
	public void onEmit(Context context, ReadWriteLogRecord logRecord) {
		delegate().onEmit(context, new LimitedLogRecord(logRecord, this.limits, this.redaction));
	}

}
