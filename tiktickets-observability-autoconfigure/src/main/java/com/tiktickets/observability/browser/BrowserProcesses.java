package com.tiktickets.observability.browser;

import com.tiktickets.observability.semconv.BrowserAttributes;
import com.tiktickets.observability.semconv.BrowserMetrics;
import com.tiktickets.observability.semconv.WhatsAppAttributes;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the processes of the browsers that the application drives. They are read on a
 * timer, in a thread of its own; what is measured is what was last read. Thread-safe.
 */
public final class BrowserProcesses implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(BrowserProcesses.class);

	private final Supplier<List<ProcessReading>> source;

	private final BrowserTree tree;

	private final LongCounter exits;

	private final BrowserGauges gauges;

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "browser-processes");
		thread.setDaemon(true);
		return thread;
	});

	BrowserProcesses(OpenTelemetry openTelemetry, Supplier<List<ProcessReading>> source, BrowserTree tree,
			BrowserGauges.Tenants tenants) {
		Meter meter = openTelemetry.getMeter("com.tiktickets.observability");
		this.source = source;
		this.tree = tree;
		this.gauges = new BrowserGauges(meter, tenants);
		this.exits = meter.counterBuilder(BrowserMetrics.PROCESS_EXITS)
			.setUnit(BrowserMetrics.UNIT_PROCESS)
			.setDescription("Number of browser processes that ended.")
			.build();
	}

	/**
	 * Watches this process' browsers.
	 * @param openTelemetry where telemetry goes
	 * @param sessions whose browsers they are
	 * @param executables names of the browsers' executables
	 * @param tenantAttribute the attribute that carries the tenant
	 * @param cap what is shown of a tenant: itself, or {@link TenantId#OTHER} beyond the
	 * cap
	 * @param interval how often processes are read
	 * @return the watch, running
	 */
	@SuppressWarnings("FutureReturnValueIgnored") // what is run never throws
	public static BrowserProcesses watch(OpenTelemetry openTelemetry, BrowserSessions sessions,
			List<String> executables, String tenantAttribute, UnaryOperator<TenantId> cap, Duration interval) {
		BrowserTree tree = new BrowserTree(sessions, DescendantProcesses::contain);
		BrowserProcesses processes = new BrowserProcesses(openTelemetry, new OshiProcesses(executables), tree,
				new BrowserGauges.Tenants(AttributeKey.stringKey(tenantAttribute), cap));
		processes.timer.scheduleWithFixedDelay(processes::read, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
		return processes;
	}

	/** Never throws: a timer that is told of a failure stops. */
	void read() {
		try {
			List<BrowserProcess> ended = this.tree.update(this.source.get(), System.nanoTime());
			ended.forEach(this::count);
			this.gauges.show(this.tree.processes());
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("The processes of browsers cannot be read", ex);
		}
	}

	private void count(BrowserProcess ended) {
		String reason = this.tree.reasonOf(ended);
		TenantId tenant = (ended.session() != null) ? ended.session().tenant() : TenantId.SYSTEM;
		try (TenantScope scope = TenantContext.makeCurrent(tenant)) {
			this.exits.add(1,
					Attributes.of(BrowserAttributes.ROLE, ended.role(), BrowserAttributes.EXIT_REASON, reason));
			if (reason.equals("crash")) {
				logger.atWarn()
					.addKeyValue(BrowserAttributes.ROLE.getKey(), ended.role())
					.addKeyValue(WhatsAppAttributes.SESSION_ID.getKey(),
							(ended.session() != null) ? ended.session().id() : "")
					.log("A process of a browser has crashed");
			}
		}
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
		this.gauges.close();
	}

}
