package com.tiktickets.observability.autoconfigure.export;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/** The switches of the export. */
@ConfigurationProperties("tiktickets.observability.export")
public class ExportProperties {

	/**
	 * Whether telemetry leaves the process.
	 */
	private boolean enabled = true;

	/**
	 * Whether spans and log records wait for their export encoded. Otherwise
	 * OpenTelemetry's own objects wait, and its exporters encode them.
	 */
	private boolean encodedQueue = true;

	/**
	 * Bytes of encoded spans that may wait, and as many of log records.
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
