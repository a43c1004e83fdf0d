package com.tiktickets.observability.metrics;

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

	private static final String POOL_NAME = "db.client.connection.pool.name";

	private static final String CONNECTION_COUNT = "db.client.connection.count";

	private static final String SYSTEM_CPU = "jvm.system.cpu.utilization";

	private static final String SYSTEM_LOAD = "jvm.system.cpu.load_1m";

	private static final Map<String, Convention> CONVENTIONS = Map.ofEntries(
			Map.entry("hikaricp.connections.active", new Convention(CONNECTION_COUNT, "{connection}", "used")),
			Map.entry("hikaricp.connections.idle", new Convention(CONNECTION_COUNT, "{connection}", "idle")),
			Map.entry("hikaricp.connections.max", new Convention("db.client.connection.max", "{connection}", null)),
			Map.entry("hikaricp.connections.min",
					new Convention("db.client.connection.idle.min", "{connection}", null)),
			Map.entry("hikaricp.connections.pending",
					new Convention("db.client.connection.pending_requests", "{request}", null)),
			Map.entry("hikaricp.connections.timeout",
					new Convention("db.client.connection.timeouts", "{timeout}", null)),
			Map.entry("hikaricp.connections.creation", new Convention("db.client.connection.create_time", "s", null)),
			Map.entry("hikaricp.connections.acquire", new Convention("db.client.connection.wait_time", "s", null)),
			Map.entry("hikaricp.connections.usage", new Convention("db.client.connection.use_time", "s", null)),
			Map.entry("process.files.open",
					new Convention("process.unix.file_descriptor.count", "{file_descriptor}", null)),
			Map.entry("system.cpu.usage", new Convention(SYSTEM_CPU, "1", null)),
			Map.entry("system.load.average.1m", new Convention(SYSTEM_LOAD, "{run_queue_item}", null)));

	private static final Set<String> MEASURED_ALREADY = Set.of("hikaricp.connections", "process.cpu.usage",
			"process.cpu.time", "system.cpu.count", "tomcat.global.request", "tomcat.global.request.max",
			"tomcat.servlet.request", "tomcat.servlet.request.max");

	private static final Set<String> NOT_MEASURED_BY_OPENTELEMETRY = Set.of(SYSTEM_CPU, SYSTEM_LOAD);

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
	 * writes nothing.
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
			tags.add(Tag.of("error.type", error));
		}
		return id.replaceTags(tags);
	}

	private record Convention(String name, String unit, @Nullable String state) {

		private Meter.Id apply(Meter.Id id) {
			List<Tag> tags = new ArrayList<>();
			for (Tag tag : id.getTagsAsIterable()) {
				tags.add(tag.getKey().equals("pool") ? Tag.of(POOL_NAME, tag.getValue()) : tag);
			}
			if (this.state != null) {
				tags.add(Tag.of("db.client.connection.state", this.state));
			}
			return id.withName(this.name).withBaseUnit(this.unit).replaceTags(tags);
		}

	}

}
