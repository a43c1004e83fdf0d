package com.tiktickets.observability.autoconfigure.socketio;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the Socket.IO instrumentation.
 */
@ConfigurationProperties("tiktickets.observability.socketio")
public class SocketIoProperties {

	/**
	 * Whether Socket.IO is instrumented: spans and metrics of connections and events,
	 * with their tenant.
	 */
	private boolean enabled = true;

	private final Envelope envelope = new Envelope();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public Envelope getEnvelope() {
		return this.envelope;
	}

	/**
	 * Properties of the trace context that single events carry.
	 */
	public static class Envelope {

		/**
		 * Whether events that are sent or received carry their trace context in an object
		 * _otel, as their last argument.
		 */
		private boolean enabled;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

}
