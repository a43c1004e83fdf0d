package com.tiktickets.observability.semconv;

/** Metrics of our own: name and unit. */
public final class TikticketsMetrics {

	/** Counter, {resolution}: requests by how their tenant was found. */
	public static final String TENANT_RESOLUTIONS = "tenant.resolutions";

	/** Counter, {rejection}: tenant ids that were refused, by reason and source. */
	public static final String TENANT_REJECTIONS = "tenant.rejections";

	/** Unit of {@link #TENANT_RESOLUTIONS}. */
	public static final String UNIT_RESOLUTION = "{resolution}";

	/** Unit of {@link #TENANT_REJECTIONS}. */
	public static final String UNIT_REJECTION = "{rejection}";

	private TikticketsMetrics() {
	}

}
