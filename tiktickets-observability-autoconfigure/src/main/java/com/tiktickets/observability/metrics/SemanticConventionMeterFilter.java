package com.tiktickets.observability.metrics;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.SemanticMetrics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives Micrometer's meters the names that the semantic conventions have for the same
 * thing, and drops those that OpenTelemetry measures already, so that each thing is
 * measured once. Stateless.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/database/database-metrics/">
 * Semantic conventions: connection pools</a>
 */
public final class SemanticConventionMeterFilter implements MeterFilter {

	private static final Map<String, Convention> CONVENTIONS = Map.ofEntries(
			Map.entry("hikaricp.connections.active",
					new Convention(SemanticMetrics.DB_CLIENT_CONNECTION_COUNT, "{connection}", "used")),
			Map.entry("hikaricp.connections.idle",
					new Convention(SemanticMetrics.DB_CLIENT_CONNECTION_COUNT, "{connection}", "idle")),
			Map.entry("hikaricp.connections.max",
					new Convention(SemanticMetrics.DB_CLIENT_CONNECTION_MAX, "{connection}", null)),
			Map.entry("hikaricp.connections.min",
					new Convention(SemanticMetrics.DB_CLIENT_CONNECTION_IDLE_MIN, "{connection}", null)),
			Map.entry("hikaricp.connections.pending",
					new Convention(SemanticMetrics.DB_CLIENT_CONNECTION_PENDING_REQUESTS, "{request}", null)),
			Map.entry("hikaricp.connections.timeout",
					new Convention(SemanticMetrics.DB_CLIENT_CONNECTION_TIMEOUTS, "{timeout}", null)),
			Map.entry("hikaricp.connections.creation",
					new Convention(SemanticMetrics.DB_CLIENT_CONNECTION_CREATE_TIME, "s", null)),
			Map.entry("hikaricp.connections.acquire",
					new Convention(SemanticMetrics.DB_CLIENT_CONNECTION_WAIT_TIME, "s", null)),
			Map.entry("hikaricp.connections.usage",
					new Convention(SemanticMetrics.DB_CLIENT_CONNECTION_USE_TIME, "s", null)),
			Map.entry("process.files.open",
					new Convention(SemanticMetrics.PROCESS_UNIX_FILE_DESCRIPTOR_COUNT, "{file_descriptor}", null)),
			Map.entry("system.cpu.usage", new Convention(SemanticMetrics.JVM_SYSTEM_CPU_UTILIZATION, "1", null)),
			Map.entry("system.load.average.1m",
					new Convention(SemanticMetrics.JVM_SYSTEM_CPU_LOAD_1M, "{run_queue_item}", null)));

	private static final Set<String> MEASURED_ALREADY = Set.of("hikaricp.connections", "process.cpu.usage",
			"process.cpu.time", "system.cpu.count", "tomcat.global.request", "tomcat.global.request.max",
			"tomcat.servlet.request", "tomcat.servlet.request.max");

	private static final Set<String> NOT_MEASURED_BY_OPENTELEMETRY = Set.of(SemanticMetrics.JVM_SYSTEM_CPU_UTILIZATION,
			SemanticMetrics.JVM_SYSTEM_CPU_LOAD_1M);

	@Override
	public MeterFilterReply accept(Meter.Id id) {
		String name = id.getName();
		boolean measured = MEASURED_ALREADY.contains(name) || name.startsWith("jdbc.connections.")
				|| (name.startsWith("jvm.") && !NOT_MEASURED_BY_OPENTELEMETRY.contains(name));
		return measured ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		Convention convention = CONVENTIONS.get(id.getName());
		if (convention != null) {
			return convention.apply(id);
		}
		Meter.Id named = (id.getType() == Meter.Type.TIMER) ? withErrorType(id) : id;
		String unit = named.getBaseUnit();
		return (unit != null) ? named.withBaseUnit(MeterUnits.ucum(unit)) : named;
	}

	/**
	 * Micrometer's observations write {@code error=none} on success; the convention
	 * writes nothing. They write nothing for an anonymous class; the convention writes
	 * {@code _OTHER}.
	 */
	private static Meter.Id withErrorType(Meter.Id id) {
		String error = id.getTag("error");
		if (error == null) {
			return id;
		}
		List<Tag> tags = new ArrayList<>();
		for (Tag tag : id.getTagsAsIterable()) {
			if (!tag.getKey().equals("error")) {
				tags.add(tag);
			}
		}
		if (!error.equals("none")) {
			tags.add(Tag.of(SemanticAttributes.ERROR_TYPE.getKey(), error.isEmpty() ? "_OTHER" : error));
		}
		return id.replaceTags(tags);
	}

	private record Convention(String name, String unit, @Nullable String state) {

		private Meter.Id apply(Meter.Id id) {
			List<Tag> tags = new ArrayList<>();
			for (Tag tag : id.getTagsAsIterable()) {
				tags.add(tag.getKey().equals("pool")
						? Tag.of(SemanticAttributes.DB_CLIENT_CONNECTION_POOL_NAME.getKey(), tag.getValue()) : tag);
			}
			if (this.state != null) {
				tags.add(Tag.of(SemanticAttributes.DB_CLIENT_CONNECTION_STATE.getKey(), this.state));
			}
			return id.withName(this.name).withBaseUnit(this.unit).replaceTags(tags);
		}

	}

}
