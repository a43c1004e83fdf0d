package com.tiktickets.observability.autoconfigure.amqp;

import com.tiktickets.observability.autoconfigure.InvalidPropertyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the RabbitMQ instrumentation.
 */
@ConfigurationProperties(AmqpProperties.PREFIX)
public class AmqpProperties implements InitializingBean {

	static final String PREFIX = "tiktickets.observability.amqp";

	/**
	 * Whether RabbitMQ is instrumented: spans and metrics of messages that are published
	 * or consumed, with their tenant.
	 */
	private boolean enabled = true;

	private final Queues queues = new Queues();

	@Override
	public void afterPropertiesSet() {
		if (this.queues.interval.compareTo(Duration.ofSeconds(1)) < 0) {
			throw new InvalidPropertyException(PREFIX + ".queues.interval", this.queues.interval,
					"it is shorter than a second, and each time the broker is asked for every queue",
					"Use a duration such as 15s.");
		}
	}

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public Queues getQueues() {
		return this.queues;
	}

	/**
	 * Properties of the metrics of queues.
	 */
	public static class Queues {

		/**
		 * Whether the number of messages and consumers of queues is measured. The
		 * application asks the broker for them.
		 */
		private boolean enabled = true;

		/**
		 * Time between two measurements of the queues.
		 */
		private Duration interval = Duration.ofSeconds(15);

		/**
		 * Names of the queues that are measured. Without names, the queues that the
		 * application declares or consumes are measured.
		 */
		private List<String> names = new ArrayList<>();

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public Duration getInterval() {
			return this.interval;
		}

		public void setInterval(Duration interval) {
			this.interval = interval;
		}

		public List<String> getNames() {
			return this.names;
		}

		public void setNames(List<String> names) {
			this.names = names;
		}

	}

}
