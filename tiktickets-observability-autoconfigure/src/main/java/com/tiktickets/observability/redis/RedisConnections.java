package com.tiktickets.observability.redis;

import com.tiktickets.observability.semconv.RedisMetrics;
import com.tiktickets.observability.semconv.SemanticAttributes;
import io.lettuce.core.event.Event;
import io.lettuce.core.event.EventBus;
import io.lettuce.core.event.connection.ConnectionActivatedEvent;
import io.lettuce.core.event.connection.ConnectionDeactivatedEvent;
import io.lettuce.core.event.connection.ReconnectFailedEvent;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;

/**
 * Counts the connections of Lettuce, which tells of them on a bus of its own.
 * Thread-safe.
 */
public final class RedisConnections implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RedisConnections.class);

	private static final Attributes REDIS = Attributes.of(SemanticAttributes.DB_SYSTEM_NAME, "redis");

	private final LongUpDownCounter active;

	private final LongCounter failures;

	private final Disposable subscription;

	/**
	 * Begins to count.
	 * @param events where Lettuce tells of connections
	 * @param openTelemetry where telemetry goes
	 */
	public RedisConnections(EventBus events, OpenTelemetry openTelemetry) {
		Meter meter = openTelemetry.getMeter("com.tiktickets.observability");
		this.active = meter.upDownCounterBuilder(RedisMetrics.CONNECTION_ACTIVE)
			.setUnit(RedisMetrics.UNIT_CONNECTION)
			.setDescription("Number of connections to Redis that are ready for commands.")
			.build();
		this.failures = meter.counterBuilder(RedisMetrics.CONNECTION_FAILURES)
			.setUnit(RedisMetrics.UNIT_FAILURE)
			.setDescription("Number of failed attempts to reconnect to Redis.")
			.build();
		this.subscription = events.get().subscribe(this::count);
	}

	/** What is thrown here would end the subscription. */
	private void count(Event event) {
		try {
			if (event instanceof ConnectionActivatedEvent) {
				this.active.add(1, REDIS);
			}
			else if (event instanceof ConnectionDeactivatedEvent) {
				this.active.add(-1, REDIS);
			}
			else if (event instanceof ReconnectFailedEvent failed) {
				this.failures.add(1,
						REDIS.toBuilder()
							.put(SemanticAttributes.ERROR_TYPE, failed.getCause().getClass().getName())
							.build());
			}
		}
		catch (RuntimeException ex) {
			logger.debug("A connection to Redis could not be counted", ex);
		}
	}

	@Override
	public void close() {
		this.subscription.dispose();
	}

}
