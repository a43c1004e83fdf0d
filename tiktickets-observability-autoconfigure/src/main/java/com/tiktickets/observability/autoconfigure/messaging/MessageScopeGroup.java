package com.tiktickets.observability.autoconfigure.messaging;

import org.springframework.boot.micrometer.observation.autoconfigure.ObservationHandlerGroup;

/**
 * Handlers that are registered before or after all others.
 *
 * @param handlerType the handlers
 * @param position negative for before, positive for after
 */
record MessageScopeGroup(Class<?> handlerType, int position) implements ObservationHandlerGroup {

	@Override
	public int compareTo(ObservationHandlerGroup other) {
		return (other instanceof MessageScopeGroup group) ? Integer.compare(this.position, group.position)
				: this.position;
	}

}
