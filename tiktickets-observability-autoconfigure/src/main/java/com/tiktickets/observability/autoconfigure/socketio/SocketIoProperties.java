package com.tiktickets.observability.autoconfigure.socketio;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** What is made of Socket.IO. */
@ConfigurationProperties("tiktickets.observability.socketio")
public class SocketIoProperties {

	/**
	 * Whether Socket.IO connections and events make spans and metrics and carry a tenant.
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

	/** The trace context of single events. */
	public static class Envelope {

		/**
		 * Whether the last argument of an event, both ways, may be an object _otel that
		 * carries trace context.
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
