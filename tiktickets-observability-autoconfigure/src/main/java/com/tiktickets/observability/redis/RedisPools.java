package com.tiktickets.observability.redis;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.SemanticMetrics;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.apache.commons.pool2.impl.BaseObjectPoolConfig;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures pools of connections by what they show over JMX: Spring Data makes a pool when
 * it is first asked for a connection, and gives it to nobody. Thread-safe.
 */
public final class RedisPools implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RedisPools.class);

	private static final String POOLS = "org.apache.commons.pool2:type=GenericObjectPool,name=";

	private static final String UNIT_CONNECTION = "{connection}";

	private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

	private final Map<String, String> names = new ConcurrentHashMap<>();

	private final ObservableLongMeasurement count;

	private final ObservableLongMeasurement max;

	private final ObservableLongMeasurement idleMin;

	private final ObservableLongMeasurement pendingRequests;

	private final BatchCallback callback;

	/**
	 * Begins to measure.
	 * @param openTelemetry where telemetry goes
	 */
	public RedisPools(OpenTelemetry openTelemetry) {
		Meter meter = openTelemetry.getMeter("com.tiktickets.observability");
		this.count = gauge(meter, SemanticMetrics.DB_CLIENT_CONNECTION_COUNT, UNIT_CONNECTION,
				"Number of connections of a pool that are idle or used.");
		this.max = gauge(meter, SemanticMetrics.DB_CLIENT_CONNECTION_MAX, UNIT_CONNECTION,
				"Maximum number of open connections of a pool.");
		this.idleMin = gauge(meter, SemanticMetrics.DB_CLIENT_CONNECTION_IDLE_MIN, UNIT_CONNECTION,
				"Minimum number of idle connections of a pool.");
		this.pendingRequests = gauge(meter, SemanticMetrics.DB_CLIENT_CONNECTION_PENDING_REQUESTS, "{request}",
				"Number of requests that wait for a connection of a pool.");
		this.callback = meter.batchCallback(this::measure, this.count, this.max, this.idleMin, this.pendingRequests);
	}

	private static ObservableLongMeasurement gauge(Meter meter, String name, String unit, String description) {
		return meter.gaugeBuilder(name).ofLongs().setUnit(unit).setDescription(description).buildObserver();
	}

	/**
	 * Measures the pools that are going to be made with a configuration. One that keeps
	 * its pools from JMX, or has a name for them, stays as it is.
	 * @param name what the pools are called
	 * @param configuration how they are made
	 */
	public void add(String name, GenericObjectPoolConfig<?> configuration) {
		if (BaseObjectPoolConfig.DEFAULT_JMX_NAME_PREFIX.equals(configuration.getJmxNamePrefix())
				&& configuration.getJmxNameBase() == null) {
			String prefix = "tiktickets-" + UUID.randomUUID() + "-";
			configuration.setJmxNamePrefix(prefix);
			this.names.put(prefix, name);
		}
	}

	private void measure() {
		this.names.forEach((prefix, name) -> {
			for (ObjectName pool : this.server.queryNames(objectName(POOLS + prefix + "*"), null)) {
				measure(pool, name + pool.getKeyProperty("name").substring(prefix.length()));
			}
		});
	}

	private void measure(ObjectName pool, String name) {
		Attributes attributes = Attributes.of(SemanticAttributes.DB_CLIENT_CONNECTION_POOL_NAME, name);
		record(pool, "NumActive", this.count, inState(attributes, "used"));
		record(pool, "NumIdle", this.count, inState(attributes, "idle"));
		record(pool, "MinIdle", this.idleMin, attributes);
		record(pool, "NumWaiters", this.pendingRequests, attributes);
		record(pool, "MaxTotal", this.max, attributes);
	}

	/** A pool without a limit shows a negative one. */
	private void record(ObjectName pool, String shown, ObservableLongMeasurement measurement, Attributes attributes) {
		try {
			if (this.server.getAttribute(pool, shown) instanceof Integer value && value >= 0) {
				measurement.record(value, attributes);
			}
		}
		catch (JMException ex) {
			logger.debug("A pool of connections to Redis is closed while it is measured", ex);
		}
	}

	private static Attributes inState(Attributes attributes, String state) {
		return attributes.toBuilder().put(SemanticAttributes.DB_CLIENT_CONNECTION_STATE, state).build();
	}

	private static ObjectName objectName(String name) {
		try {
			return new ObjectName(name);
		}
		catch (MalformedObjectNameException ex) {
			throw new IllegalStateException("Not a name: " + name, ex);
		}
	}

	@Override
	public void close() {
		this.callback.close();
	}

}
