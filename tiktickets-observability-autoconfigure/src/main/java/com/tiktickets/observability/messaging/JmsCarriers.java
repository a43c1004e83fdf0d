package com.tiktickets.observability.messaging;

import com.tiktickets.observability.tenant.propagation.AllowList;
import com.tiktickets.observability.tenant.propagation.CarrierPolicy;
import com.tiktickets.observability.tenant.propagation.Target;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import org.jspecify.annotations.Nullable;

/** Decides to which destinations of JMS the tenant is propagated. Thread-safe. */
public final class JmsCarriers implements CarrierPolicy {

	private final AllowList destinations;

	/**
	 * Creates the policy.
	 * @param destinations queues and topics that are told the tenant
	 */
	public JmsCarriers(AllowList destinations) {
		this.destinations = destinations;
	}

	@Override
	public @Nullable Target targetOf(Object carrier) {
		return (carrier instanceof Message message) ? this.destinations.target(nameOf(message)) : null;
	}

	/**
	 * The name is empty where the provider sets the destination only when it sends the
	 * message.
	 */
	private static String nameOf(Message message) {
		try {
			Destination destination = message.getJMSDestination();
			if (destination instanceof Queue queue) {
				return queue.getQueueName();
			}
			return (destination instanceof Topic topic) ? topic.getTopicName() : "";
		}
		catch (JMSException ex) {
			return "";
		}
	}

}
