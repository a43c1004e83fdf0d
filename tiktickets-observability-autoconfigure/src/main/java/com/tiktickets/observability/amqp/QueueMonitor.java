package com.tiktickets.observability.amqp;

import com.tiktickets.observability.semconv.MessagingAttributes;
import com.tiktickets.observability.semconv.MessagingMetrics;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.context.SmartLifecycle;

/**
 * Asks the broker for the depth of queues from time to time, on a thread of its own. What
 * it answered last is what is measured; a broker that does not answer leaves a gap, so
 * that no old number looks new. Thread-safe.
 */
public final class QueueMonitor implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(QueueMonitor.class);

	private final AmqpAdmin admin;

	private final Supplier<Collection<String>> queues;

	private final Duration interval;

	private final OpenTelemetry openTelemetry;

	private volatile Map<String, QueueInformation> latest = Map.of();

	private volatile @Nullable ScheduledExecutorService executor;

	private @Nullable Future<?> polling;

	private List<AutoCloseable> gauges = List.of();

	/**
	 * Creates the monitor.
	 * @param admin asks the broker
	 * @param queues names of the queues, asked for each time
	 * @param interval time between two questions
	 * @param openTelemetry makes the gauges
	 */
	public QueueMonitor(AmqpAdmin admin, Supplier<Collection<String>> queues, Duration interval,
			OpenTelemetry openTelemetry) {
		this.admin = admin;
		this.queues = queues;
		this.interval = interval;
		this.openTelemetry = openTelemetry;
	}

	@Override
	public synchronized void start() {
		Meter meter = this.openTelemetry.getMeter(RabbitTelemetry.SCOPE);
		this.gauges = List.of(gauge(meter, MessagingMetrics.QUEUE_DEPTH, MessagingMetrics.UNIT_MESSAGE,
				"Number of messages in a queue that are ready for delivery.", QueueInformation::getMessageCount),
				gauge(meter, MessagingMetrics.QUEUE_CONSUMERS, MessagingMetrics.UNIT_CONSUMER,
						"Number of consumers of a queue.", QueueInformation::getConsumerCount));
		ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread made = new Thread(task, "tiktickets-queue-monitor");
			made.setDaemon(true);
			return made;
		});
		this.polling = thread.scheduleWithFixedDelay(this::ask, 0, this.interval.toMillis(), TimeUnit.MILLISECONDS);
		this.executor = thread;
	}

	private AutoCloseable gauge(Meter meter, String name, String unit, String description,
			ToLongFunction<QueueInformation> value) {
		return meter.gaugeBuilder(name)
			.ofLongs()
			.setUnit(unit)
			.setDescription(description)
			.buildWithCallback((measurement) -> measure(measurement, value));
	}

	private void measure(ObservableLongMeasurement measurement, ToLongFunction<QueueInformation> value) {
		this.latest.forEach((queue, information) -> measurement.record(value.applyAsLong(information), Attributes
			.of(MessagingAttributes.SYSTEM, DestinationNames.SYSTEM, MessagingAttributes.DESTINATION_NAME, queue)));
	}

	private void ask() {
		Map<String, QueueInformation> answers = new HashMap<>();
		try {
			for (String queue : this.queues.get()) {
				QueueInformation information = DestinationNames.isMadeUp(queue) ? null : this.admin.getQueueInfo(queue);
				if (information != null) {
					answers.put(queue, information);
				}
			}
		}
		catch (RuntimeException ex) {
			logger.debug("The broker does not say how many messages wait", ex);
		}
		finally {
			this.latest = Map.copyOf(answers);
		}
	}

	@Override
	public synchronized void stop() {
		ScheduledExecutorService thread = this.executor;
		if (this.polling != null) {
			this.polling.cancel(true);
			this.polling = null;
		}
		if (thread != null) {
			thread.shutdownNow();
			this.executor = null;
		}
		for (AutoCloseable gauge : this.gauges) {
			close(gauge);
		}
		this.gauges = List.of();
		this.latest = Map.of();
	}

	private static void close(AutoCloseable gauge) {
		try {
			gauge.close();
		}
		catch (Exception ex) {
			logger.debug("A gauge was not closed", ex);
		}
	}

	@Override
	public boolean isRunning() {
		return this.executor != null;
	}

}
