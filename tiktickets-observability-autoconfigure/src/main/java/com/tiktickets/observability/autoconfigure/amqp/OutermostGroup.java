package com.tiktickets.observability.autoconfigure.amqp;

import org.springframework.boot.micrometer.observation.autoconfigure.ObservationHandlerGroup;

/**
 * Handlers that are registered before all others: they start first and stop last.
 *
 * @param handlerType the handlers
 */
record OutermostGroup(Class<?> handlerType) implements ObservationHandlerGroup {

	@Override
	public int compareTo(ObservationHandlerGroup other) {
		return (other instanceof OutermostGroup) ? 0 : -1;
	}

}
