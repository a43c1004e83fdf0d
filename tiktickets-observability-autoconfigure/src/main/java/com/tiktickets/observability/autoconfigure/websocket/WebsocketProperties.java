package com.tiktickets.observability.autoconfigure.websocket;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the STOMP instrumentation.
 */
@ConfigurationProperties("tiktickets.observability.websocket")
public class WebsocketProperties {

	/**
	 * Whether STOMP over WebSocket is instrumented: spans and metrics of sessions and
	 * messages, with their tenant.
	 */
	private boolean enabled = true;

	/**
	 * Whether messages to clients carry the trace context of the operation that sent
	 * them, in the header traceparent.
	 */
	private boolean outboundTraceparent;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public boolean isOutboundTraceparent() {
		return this.outboundTraceparent;
	}

	public void setOutboundTraceparent(boolean outboundTraceparent) {
		this.outboundTraceparent = outboundTraceparent;
	}

}
