package com.tiktickets.observability.semconv;

/** Names and units of the metrics of the buffer on disk. */
public final class ExportMetrics {

	/** UpDownCounter, {item}: number of spans or log records that wait on disk. */
	public static final String EXPORT_BUFFER_ITEMS = "export.buffer.items";

	/** UpDownCounter, By: size of the files of the buffer. */
	public static final String EXPORT_BUFFER_SIZE = "export.buffer.size";

	/** Counter, {item}: number of spans or log records that were written to disk. */
	public static final String EXPORT_BUFFER_WRITTEN = "export.buffer.written";

	/**
	 * Counter, {item}: number of spans or log records that were on disk and are lost, by
	 * reason.
	 */
	public static final String EXPORT_BUFFER_DROPPED = "export.buffer.dropped";

	/**
	 * Counter, {failure}: number of failed attempts to write or read a file of the
	 * buffer.
	 */
	public static final String EXPORT_BUFFER_FAILURES = "export.buffer.failures";

	/** Unit of the metrics that count spans or log records. */
	public static final String UNIT_ITEM = "{item}";

	/** Unit of {@link #EXPORT_BUFFER_SIZE}. */
	public static final String UNIT_SIZE = "By";

	/** Unit of {@link #EXPORT_BUFFER_FAILURES}. */
	public static final String UNIT_FAILURE = "{failure}";

	private ExportMetrics() {
	}

}
