package com.tiktickets.observability.export;

import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.semconv.TikticketsMetrics;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Reads the rejections of tenants from the metrics that are exported. */
final class TenantRejections {

	private TenantRejections() {
	}

	static Map<String, Long> in(Collection<MetricData> metrics) {
		Map<String, Long> byReason = new TreeMap<>();
		for (MetricData metric : metrics) {
			if (metric.getName().equals(TikticketsMetrics.TENANT_REJECTIONS)) {
				metric.getLongSumData().getPoints().forEach((point) -> add(point, byReason));
			}
		}
		return Map.copyOf(byReason);
	}

	private static void add(LongPointData point, Map<String, Long> byReason) {
		String reason = point.getAttributes().get(TikticketsAttributes.TENANT_REJECTION_REASON);
		if (reason != null) {
			byReason.merge(reason, point.getValue(), Long::sum);
		}
	}

}
