package com.tiktickets.observability.autoconfigure.export;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the export of telemetry.
 */
@ConfigurationProperties("tiktickets.observability.export")
public class ExportProperties {

	/**
	 * Whether spans, log records and metrics are exported.
	 */
	private boolean enabled = true;

	/**
	 * Whether spans and log records are encoded before they are queued for export.
	 * Otherwise OpenTelemetry's exporters encode them at the export.
	 */
	private boolean encodedQueue = true;

	/**
	 * Maximum size of the queue of encoded spans, and of the queue of encoded log
	 * records. Items that do not fit are dropped and counted.
	 */
	private DataSize encodedQueueLimit = DataSize.ofMegabytes(16);

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public boolean isEncodedQueue() {
		return this.encodedQueue;
	}

	public void setEncodedQueue(boolean encodedQueue) {
		this.encodedQueue = encodedQueue;
	}

	public DataSize getEncodedQueueLimit() {
		return this.encodedQueueLimit;
	}

	public void setEncodedQueueLimit(DataSize encodedQueueLimit) {
		this.encodedQueueLimit = encodedQueueLimit;
	}

}
