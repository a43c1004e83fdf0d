package com.tiktickets.observability.tenant.resolution;

import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.semconv.TikticketsMetrics;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.resolution.ResolvedTenant.Rejection;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts how tenants of requests were resolved or rejected. Thread-safe. */
public final class TenantResolutionMetrics {

	private static final Logger logger = LoggerFactory.getLogger(TenantResolutionMetrics.class);

	private static final Attributes ABSENT = Attributes.of(TikticketsAttributes.TENANT_OUTCOME, "absent");

	private final LongCounter resolutions;

	private final LongCounter rejections;

	/** By source: as many as there are resolvers. */
	private final Map<String, Attributes> resolved = new ConcurrentHashMap<>();

	private TenantResolutionMetrics(Meter meter) {
		this.resolutions = meter.counterBuilder(TikticketsMetrics.TENANT_RESOLUTIONS)
			.setUnit(TikticketsMetrics.UNIT_RESOLUTION)
			.setDescription("Number of attempts to resolve the tenant of a request, a connection or a message.")
			.build();
		this.rejections = meter.counterBuilder(TikticketsMetrics.TENANT_REJECTIONS)
			.setUnit(TikticketsMetrics.UNIT_REJECTION)
			.setDescription("Number of tenant ids that were rejected, and of tenant resolvers that threw an exception.")
			.build();
	}

	/**
	 * Creates the metrics under this library's own scope.
	 * @param openTelemetry makes the counters
	 * @return the metrics
	 */
	public static TenantResolutionMetrics of(OpenTelemetry openTelemetry) {
		return new TenantResolutionMetrics(openTelemetry.getMeter("com.tiktickets.observability"));
	}

	/**
	 * Counts a tenant that was rejected outside of a resolution.
	 * @param reason why
	 * @param source what named the tenant, or {@code null} if that is not known
	 */
	public void rejected(RejectionReason reason, @Nullable String source) {
		AttributesBuilder attributes = Attributes.builder()
			.put(TikticketsAttributes.TENANT_REJECTION_REASON, reason.word());
		if (source != null) {
			attributes.put(TikticketsAttributes.TENANT_SOURCE, source);
		}
		this.rejections.add(1, attributes.build());
	}

	void count(ResolvedTenant found) {
		TenantId tenant = found.tenant();
		this.resolutions.add(1, (tenant != null && !tenant.isReserved())
				? this.resolved.computeIfAbsent(found.source(), TenantResolutionMetrics::resolvedBy) : ABSENT);
		for (Rejection rejection : found.rejections()) {
			rejected(rejection.reason(), rejection.source());
			if (rejection.reason() == RejectionReason.MISMATCH) {
				logger.warn(
						"A request names another tenant by its {} than by its authentication; authentication counts",
						rejection.source());
			}
		}
	}

	private static Attributes resolvedBy(String source) {
		return Attributes.of(TikticketsAttributes.TENANT_OUTCOME, "resolved", TikticketsAttributes.TENANT_SOURCE,
				source);
	}

}
