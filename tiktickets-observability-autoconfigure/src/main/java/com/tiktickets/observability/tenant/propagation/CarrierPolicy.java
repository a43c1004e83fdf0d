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
	 * Resolves the tenant of the operation that processes a carrier of a trusted peer,
	 * for instrumentations that do not resolve it themselves.
	 * @param carrier the carrier
	 * @param named the tenant that the carrier names, not yet validated, or {@code null}
	 * @return the binding, or {@code null} if the instrumentation resolves the tenant
	 */
	default @Nullable TenantBinding bind(Object carrier, @Nullable String named) {
		return null;
	}

}
