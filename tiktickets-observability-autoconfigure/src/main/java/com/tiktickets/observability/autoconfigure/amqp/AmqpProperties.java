package com.tiktickets.observability.autoconfigure.amqp;

import com.tiktickets.observability.autoconfigure.InvalidPropertyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Properties of RabbitMQ. */
@ConfigurationProperties(AmqpProperties.PREFIX)
public class AmqpProperties implements InitializingBean {

	static final String PREFIX = "tiktickets.observability.amqp";

	/**
	 * Whether messages, published and consumed, make spans and metrics and carry a
	 * tenant.
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

	/** What the broker is asked about queues. */
	public static class Queues {

		/**
		 * Whether the broker is asked how many messages and consumers its queues have.
		 */
		private boolean enabled = true;

		/**
		 * Time between two questions.
		 */
		private Duration interval = Duration.ofSeconds(15);

		/**
		 * Names of the queues; without any, those that the application declares or
		 * consumes.
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
