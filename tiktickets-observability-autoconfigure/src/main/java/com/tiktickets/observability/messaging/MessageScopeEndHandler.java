package com.tiktickets.observability.messaging;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

/**
 * Closes what {@link MessageScopeHandler} opens for the handlers between them. Has to be
 * the last handler: it starts after all others and stops before them. Thread-safe.
 */
public final class MessageScopeEndHandler implements ObservationHandler<Observation.Context> {

	/** Creates the handler. */
	public MessageScopeEndHandler() {
	}

	@Override
	public void onStart(Observation.Context context) {
		MessageScope.closeIn(context);
	}

	@Override
	public void onStop(Observation.Context context) {
		MessageScope.openIn(context);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return MessageScopeHandler.isReceived(context);
	}

}
