package com.tiktickets.observability.export;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;

/**
 * Encodes a log record when it is emitted, so that bytes wait in the SDK's queue.
 * Thread-safe.
 */
final class EncodingLogRecordProcessor extends DelegatingLogRecordProcessor {

	private final QueueLimit limit;

	EncodingLogRecordProcessor(BatchLogRecordProcessor delegate, QueueLimit limit) {
		super(delegate);
		this.limit = limit;
	}

	@Override
	public void onEmit(Context context, ReadWriteLogRecord record) {
		if (this.limit.reserve()) {
			ReadWriteLogRecord item = encoded(record);
			if (this.limit.fill(EncodedItem.sizeOf(item))) {
				delegate().onEmit(context, item);
			}
		}
	}

	/** What cannot be encoded here, the exporter encodes or refuses. */
	private static ReadWriteLogRecord encoded(ReadWriteLogRecord record) {
		try {
			EncodedLogRecord encoded = EncodedLogRecord.of(record.toLogRecordData());
			return (encoded != null) ? encoded : record;
		}
		catch (RuntimeException | StackOverflowError ex) {
			return record;
		}
	}

}
