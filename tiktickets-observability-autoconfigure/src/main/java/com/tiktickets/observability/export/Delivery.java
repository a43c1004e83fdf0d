package com.tiktickets.observability.export;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the items of one signal since the start: spans, log records, or points
 * of metrics. While nothing is made, the sum of {@code made} and {@code adopted} is the
 * sum of what was sent, waits and was dropped. Immutable.
 *
 * @param made accepted for export, or {@code null} if that is not known
 * @param adopted found on disk, where another process left them, or {@code null} without
 * a buffer on disk
 * @param sent taken by the Collector
 * @param waiting in memory or on their way, or {@code null} if that is not known
 * @param waitingOnDisk waiting on disk, or {@code null} without a buffer on disk
 * @param dropped lost, by reason
 * @param lastSuccess when an export last succeeded
 * @param lastFailure when an attempt to export last failed
 * @param lastFailureReason why it failed, without secrets
 * @param failingSince the first failure since the last success
 */
public record Delivery(@Nullable Long made, @Nullable Long adopted, long sent, @Nullable Long waiting,
		@Nullable Long waitingOnDisk, Map<String, Long> dropped, @Nullable Instant lastSuccess,
		@Nullable Instant lastFailure, @Nullable String lastFailureReason, @Nullable Instant failingSince) {

	/** Copies what could change. */
	public Delivery {
		dropped = Map.copyOf(dropped);
	}

}
