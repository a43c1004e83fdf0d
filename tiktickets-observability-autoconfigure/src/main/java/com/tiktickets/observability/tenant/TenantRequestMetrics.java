package com.tiktickets.observability.tenant;

import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.semconv.TikticketsMetrics;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts how tenants of requests were found or refused. Thread-safe. */
public final class TenantRequestMetrics {

	private static final Logger logger = LoggerFactory.getLogger(TenantRequestMetrics.class);

	private static final Attributes ABSENT = Attributes.of(TikticketsAttributes.TENANT_OUTCOME, "absent");

	private final LongCounter resolutions;

	private final LongCounter rejections;

	/** By source: as many as there are resolvers. */
	private final Map<String, Attributes> resolved = new ConcurrentHashMap<>();

	/**
	 * Creates the metrics.
	 * @param meter makes the counters
	 */
	TenantRequestMetrics(Meter meter) {
		this.resolutions = meter.counterBuilder(TikticketsMetrics.TENANT_RESOLUTIONS)
			.setUnit(TikticketsMetrics.UNIT_RESOLUTION)
			.setDescription("Requests by how their tenant was found")
			.build();
		this.rejections = meter.counterBuilder(TikticketsMetrics.TENANT_REJECTIONS)
			.setUnit(TikticketsMetrics.UNIT_REJECTION)
			.setDescription("Tenant ids that were refused")
			.build();
	}

	/**
	 * Creates the metrics under this library's own scope.
	 * @param openTelemetry makes the counters
	 * @return the metrics
	 */
	public static TenantRequestMetrics of(OpenTelemetry openTelemetry) {
		return new TenantRequestMetrics(openTelemetry.getMeter("com.tiktickets.observability"));
	}

	/**
	 * Counts a tenant that was found.
	 * @param source what named it
	 */
	public void resolved(String source) {
		this.resolutions.add(1, this.resolved.computeIfAbsent(source, TenantRequestMetrics::resolvedBy));
	}

	private static Attributes resolvedBy(String source) {
		return Attributes.of(TikticketsAttributes.TENANT_OUTCOME, "resolved", TikticketsAttributes.TENANT_SOURCE,
				source);
	}

	/** Counts that nothing named a tenant. */
	public void absent() {
		this.resolutions.add(1, ABSENT);
	}

	/**
	 * Counts a tenant whose id is not valid.
	 * @param source what named it
	 */
	public void invalid(String source) {
		reject("invalid", source);
	}

	/**
	 * Counts a tenant that somebody named who is not trusted to.
	 * @param source what named it
	 */
	public void untrusted(String source) {
		reject("untrusted", source);
	}

	void mismatch(String source) {
		reject("mismatch", source);
		logger.warn("A request names another tenant by its {} than by its authentication; authentication counts",
				source);
	}

	private void reject(String reason, String source) {
		this.rejections.add(1, Attributes.of(TikticketsAttributes.TENANT_REJECTION_REASON, reason,
				TikticketsAttributes.TENANT_SOURCE, source));
	}

}
