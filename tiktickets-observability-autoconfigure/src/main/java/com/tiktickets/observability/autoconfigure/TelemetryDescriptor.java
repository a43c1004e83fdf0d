package com.tiktickets.observability.autoconfigure;

import com.tiktickets.observability.export.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The answer of {@link TelemetryEndpoint}, which {@code docs/observability/delivery.md}
 * describes. What is not known is left out of the JSON. Immutable.
 *
 * @param mode who makes telemetry, and why
 * @param versions what is on the class path
 * @param sampler the words by which the sampler describes itself
 * @param resource the attributes of the service
 * @param switches those that differ from their default
 * @param signals what became of each signal
 * @param tenants the tenants in metrics
 */
record TelemetryDescriptor(Mode mode, Map<String, String> versions, @Nullable String sampler,
		@Nullable Map<String, Object> resource, List<Switch> switches, @Nullable Map<String, Signal> signals,
		@Nullable Tenants tenants) implements OperationResponseBody {

	/**
	 * Who makes telemetry.
	 *
	 * @param value {@code starter}, {@code agent} or {@code disabled}
	 * @param reason why
	 */
	record Mode(String value, String reason) {

	}

	/**
	 * A switch that differs from its default.
	 *
	 * @param property its name
	 * @param value its value
	 * @param source the property source that sets it
	 */
	record Switch(String property, boolean value, String source) {

	}

	/**
	 * What became of a signal.
	 *
	 * @param exporters where it goes
	 * @param made accepted for export
	 * @param adopted found on disk, where another process left them
	 * @param sent taken by the Collector
	 * @param waiting in memory or on their way
	 * @param waitingOnDisk waiting in the buffer on disk
	 * @param dropped lost, by reason
	 * @param lastSuccess when an export last succeeded
	 * @param lastFailure when an attempt last failed, and why
	 */
	record Signal(List<SdkSettings.Target> exporters, @Nullable Long made, @Nullable Long adopted, long sent,
			@Nullable Long waiting, @Nullable Long waitingOnDisk, Map<String, Long> dropped,
			@Nullable Instant lastSuccess, @Nullable Failure lastFailure) {

		static Signal of(List<SdkSettings.Target> exporters, Delivery delivery) {
			Instant time = delivery.lastFailure();
			String reason = delivery.lastFailureReason();
			return new Signal(exporters, delivery.made(), delivery.adopted(), delivery.sent(), delivery.waiting(),
					delivery.waitingOnDisk(), new TreeMap<>(delivery.dropped()), delivery.lastSuccess(),
					(time != null && reason != null) ? new Failure(time, reason) : null);
		}

	}

	/**
	 * A failed attempt.
	 *
	 * @param time when
	 * @param reason why, without secrets
	 */
	record Failure(Instant time, String reason) {

	}

	/**
	 * The tenants in metrics.
	 *
	 * @param own those with series of their own
	 * @param other how many share the series of {@code _other}
	 * @param rejections tenants that were rejected, by reason
	 */
	record Tenants(Set<String> own, int other, @Nullable Map<String, Long> rejections) {

	}

}
