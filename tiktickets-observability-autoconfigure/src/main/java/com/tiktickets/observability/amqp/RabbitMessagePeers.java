package com.tiktickets.observability.amqp;

import com.tiktickets.observability.tenant.propagation.CarrierPolicy;
import com.tiktickets.observability.tenant.propagation.Peer;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;

/** Trusts what comes from the service's own broker. Stateless. */
public final class RabbitMessagePeers implements CarrierPolicy {

	@Override
	public @Nullable Peer peerOf(Object carrier) {
		return (carrier instanceof Message) ? Peer.TRUSTED : null;
	}

}
