package com.tiktickets.sample.telemetry.query;

import com.tiktickets.sample.telemetry.inbox.LogRecord;
import com.tiktickets.sample.telemetry.inbox.MetricPoint;
import com.tiktickets.sample.telemetry.inbox.SpanRecord;
import com.tiktickets.sample.telemetry.inbox.TelemetryInbox;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The inbox as one tenant may see it. All questions are asked here, so none of them can
 * forget the tenant.
 */
@Component
class Telemetry {

	private final TelemetryInbox inbox;

	Telemetry(TelemetryInbox inbox) {
		this.inbox = inbox;
	}

	List<SpanRecord> spans(String tenant) {
		return of(tenant, this.inbox.spans(), SpanRecord::tenant);
	}

	List<LogRecord> logs(String tenant) {
		return of(tenant, this.inbox.logs(), LogRecord::tenant);
	}

	List<MetricPoint> points(String tenant) {
		return of(tenant, this.inbox.points(), (point) -> point.series().tenant());
	}

	SortedSet<String> tenants() {
		SortedSet<String> tenants = new TreeSet<>();
		this.inbox.spans().forEach((span) -> tenants.add(span.tenant()));
		this.inbox.logs().forEach((log) -> tenants.add(log.tenant()));
		this.inbox.points().forEach((point) -> tenants.add(point.series().tenant()));
		tenants.remove("");
		return tenants;
	}

	SortedSet<String> services(String tenant) {
		SortedSet<String> services = new TreeSet<>();
		spans(tenant).forEach((span) -> services.add(span.resource().service()));
		logs(tenant).forEach((log) -> services.add(log.resource().service()));
		return services;
	}

	/**
	 * No tenant named means all of them.
	 */
	private static <T> List<T> of(String tenant, List<T> items, Function<T, String> tenantOf) {
		return tenant.isEmpty() ? items : items.stream().filter((item) -> tenantOf.apply(item).equals(tenant)).toList();
	}

}
