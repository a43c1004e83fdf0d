package com.tiktickets.observability.browser;

import com.tiktickets.observability.semconv.BrowserAttributes;
import com.tiktickets.observability.semconv.BrowserMetrics;
import com.tiktickets.observability.semconv.WhatsAppAttributes;
import com.tiktickets.observability.tenant.TenantId;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Shows what was last read. A session or role that is gone has no point. Thread-safe. */
final class BrowserGauges implements AutoCloseable {

	private final List<AutoCloseable> instruments = new ArrayList<>();

	private final Tenants tenants;

	private volatile List<BrowserProcess> processes = List.of();

	BrowserGauges(Meter meter, Tenants tenants) {
		this.tenants = tenants;
		Function<BrowserProcess, Attributes> role = (process) -> Attributes.of(BrowserAttributes.ROLE, process.role());
		Predicate<BrowserProcess> all = (process) -> true;
		add(meter, BrowserMetrics.PROCESS_ACTIVE, BrowserMetrics.UNIT_PROCESS, "Number of browser processes.", all,
				role, (process) -> 1);
		add(meter, BrowserMetrics.PROCESS_MEMORY_USAGE, BrowserMetrics.UNIT_BYTE,
				"Resident memory of browser processes.", all, role, (process) -> process.reading().memory());
		add(meter, BrowserMetrics.PROCESS_CPU_UTILIZATION, BrowserMetrics.UNIT_ONE,
				"Number of processors that browser processes use.", all, role, BrowserProcess::cpu);
		add(meter, BrowserMetrics.PROCESS_OPEN_FILES, BrowserMetrics.UNIT_FILE,
				"Number of files that browser processes have open.", (process) -> process.reading().openFiles() >= 0,
				role, (process) -> process.reading().openFiles());
		add(meter, BrowserMetrics.PROCESS_ORPHANED, BrowserMetrics.UNIT_PROCESS,
				"Number of browser processes of the application that are not its descendants.", all, role,
				(process) -> process.orphaned() ? 1 : 0);
		Predicate<BrowserProcess> ofSession = (process) -> process.session() != null;
		add(meter, BrowserMetrics.SESSION_PROCESS_ACTIVE, BrowserMetrics.UNIT_PROCESS,
				"Number of browser processes of a session.", ofSession, this::session, (process) -> 1);
		add(meter, BrowserMetrics.SESSION_MEMORY_USAGE, BrowserMetrics.UNIT_BYTE,
				"Resident memory of the browser processes of a session.", ofSession, this::session,
				(process) -> process.reading().memory());
		add(meter, BrowserMetrics.SESSION_CPU_UTILIZATION, BrowserMetrics.UNIT_ONE,
				"Number of processors that the browser processes of a session use.", ofSession, this::session,
				BrowserProcess::cpu);
	}

	void show(List<BrowserProcess> processes) {
		this.processes = processes;
	}

	/** Sessions of tenants beyond the cap are one, or each would be a series still. */
	private Attributes session(BrowserProcess process) {
		if (process.session() == null) {
			return Attributes.empty();
		}
		TenantId tenant = this.tenants.cap().apply(process.session().tenant());
		String session = tenant.equals(TenantId.OTHER) ? TenantId.OTHER.value() : process.session().id();
		return Attributes.of(WhatsAppAttributes.SESSION_ID, session, this.tenants.attribute(), tenant.value());
	}

	private void add(Meter meter, String name, String unit, String description, Predicate<BrowserProcess> which,
			Function<BrowserProcess, Attributes> by, ToDoubleFunction<BrowserProcess> value) {
		this.instruments
			.add(meter.gaugeBuilder(name).setUnit(unit).setDescription(description).buildWithCallback((measurement) -> {
				Map<Attributes, Double> sums = this.processes.stream()
					.filter(which)
					.collect(Collectors.groupingBy(by, Collectors.summingDouble(value)));
				sums.forEach((attributes, sum) -> measurement.record(sum, attributes));
			}));
	}

	@Override
	public void close() {
		for (AutoCloseable instrument : this.instruments) {
			try {
				instrument.close();
			}
			catch (Exception ex) {
				throw new IllegalStateException("An instrument cannot be closed", ex);
			}
		}
	}

	/**
	 * How a tenant is shown.
	 *
	 * @param attribute the attribute
	 * @param cap what is shown of a tenant
	 */
	record Tenants(AttributeKey<String> attribute, UnaryOperator<TenantId> cap) {

	}

}
