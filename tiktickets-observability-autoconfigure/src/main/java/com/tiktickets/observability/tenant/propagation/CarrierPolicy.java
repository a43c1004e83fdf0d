package com.tiktickets.observability.tenant.propagation;

import com.tiktickets.observability.tenant.TenantBinding;
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

	/**
	 * Says whose work it is to process a carrier of a trusted peer, where nobody else
	 * resolves the tenant.
	 * @param carrier the carrier
	 * @param named the tenant that the carrier names, not yet validated, or {@code null}
	 * @return the binding, or {@code null} if somebody else resolves the tenant
	 */
	default @Nullable TenantBinding settle(Object carrier, @Nullable String named) {
		return null;
	}

}
