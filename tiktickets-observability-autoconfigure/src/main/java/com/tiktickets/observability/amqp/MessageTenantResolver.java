package com.tiktickets.observability.amqp;

import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantResolver;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;

/**
 * Believes the baggage of messages: they come from the service's own broker. Thread-safe.
 */
public final class MessageTenantResolver implements TenantResolver<Message> {

	private final TenantPropagation propagation;

	/**
	 * Creates the resolver.
	 * @param propagation reads messages
	 */
	public MessageTenantResolver(TenantPropagation propagation) {
		this.propagation = propagation;
	}

	@Override
	public @Nullable TenantCandidate resolve(Message message) {
		return this.propagation.namedBy(message, MessageHeaders.CARRIER);
	}

}
