package com.tiktickets.observability.tenant.propagation;

import org.jspecify.annotations.Nullable;

/**
 * Knows a kind of carrier that instrumentations of others hand to the propagator without
 * saying where it comes from or goes to. Implementations are thread-safe and do not
 * block.
 */
public interface CarrierPolicy {

	/**
	 * Says who sent a carrier.
	 * @param carrier the carrier
	 * @return the peer, or {@code null} if this policy does not know the kind
	 */
	default @Nullable Peer peerOf(Object carrier) {
		return null;
	}

	/**
	 * Says who receives a carrier.
	 * @param carrier the carrier
	 * @return the target, or {@code null} if this policy does not know the kind
	 */
	default @Nullable Target targetOf(Object carrier) {
		return null;
	}

}
