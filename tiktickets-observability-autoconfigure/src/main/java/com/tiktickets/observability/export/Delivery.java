package com.tiktickets.observability.export;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the items of one signal since the start: spans, log records, or points
 * of metrics. While nothing is made, {@code made} is the sum of what was sent, waits and
 * was dropped. Immutable.
 *
 * @param made accepted for export, or {@code null} if that is not known
 * @param sent taken by the Collector
 * @param waiting in memory or on their way, or {@code null} if that is not known
 * @param dropped lost, by reason
 * @param lastSuccess when an export last succeeded
 * @param lastFailure when an attempt to export last failed
 * @param lastFailureReason why it failed, without secrets
 * @param failingSince the first failure since the last success
 */
public record Delivery(@Nullable Long made, long sent, @Nullable Long waiting, Map<String, Long> dropped,
		@Nullable Instant lastSuccess, @Nullable Instant lastFailure, @Nullable String lastFailureReason,
		@Nullable Instant failingSince) {

	/** Copies what could change. */
	public Delivery {
		dropped = Map.copyOf(dropped);
	}

}
