package com.tiktickets.observability.autoconfigure.export;

import com.tiktickets.observability.export.CollectorLink;
import com.tiktickets.observability.export.Delivery;
import com.tiktickets.observability.export.Signal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Says whether exports succeed. An application without its Collector serves its users:
 * its status is {@link Status#UNKNOWN}, which ranks behind {@code UP} and is answered
 * with HTTP 200, so that no probe stops the application. Thread-safe.
 */
final class TelemetryHealthIndicator extends AbstractHealthIndicator {

	private final CollectorLink link;

	TelemetryHealthIndicator(CollectorLink link) {
		this.link = link;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.status(this.link.isFailing() ? Status.UNKNOWN : Status.UP);
		for (Signal signal : Signal.values()) {
			builder.withDetail(signal.plural(), details(this.link.delivery(signal)));
		}
	}

	private static Map<String, Object> details(Delivery delivery) {
		Map<String, Object> details = new LinkedHashMap<>();
		put(details, "sent", delivery.sent());
		put(details, "waiting", delivery.waiting());
		put(details, "waitingOnDisk", delivery.waitingOnDisk());
		put(details, "dropped", delivery.dropped().values().stream().mapToLong(Long::longValue).sum());
		put(details, "lastSuccess", delivery.lastSuccess());
		put(details, "failingSince", delivery.failingSince());
		if (delivery.failingSince() != null) {
			put(details, "reason", delivery.lastFailureReason());
		}
		return details;
	}

	private static void put(Map<String, Object> details, String name, @Nullable Object value) {
		if (value != null) {
			details.put(name, value);
		}
	}

}
