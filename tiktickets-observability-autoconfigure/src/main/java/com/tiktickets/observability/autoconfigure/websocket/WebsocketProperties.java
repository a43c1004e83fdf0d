package com.tiktickets.observability.autoconfigure.websocket;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** What is made of STOMP over WebSocket. */
@ConfigurationProperties("tiktickets.observability.websocket")
public class WebsocketProperties {

	/**
	 * Whether STOMP sessions and messages make spans and metrics and carry a tenant.
	 */
	private boolean enabled = true;

	/**
	 * Whether messages to clients have a header traceparent, of the operation that sent
	 * them.
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
