package com.tiktickets.observability.web.reactive;

import com.tiktickets.observability.tenant.propagation.AllowList;
import com.tiktickets.observability.tenant.propagation.CarrierPolicy;
import com.tiktickets.observability.tenant.propagation.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientRequest;

/** Knows the hosts of {@code WebClient}'s requests. Thread-safe. */
public final class ClientRequestTargets implements CarrierPolicy {

	private final AllowList hosts;

	/**
	 * Creates the policy.
	 * @param hosts that are told the tenant
	 */
	public ClientRequestTargets(AllowList hosts) {
		this.hosts = hosts;
	}

	@Override
	public @Nullable Target targetOf(Object carrier) {
		return (carrier instanceof ClientRequest.Builder builder) ? this.hosts.target(builder.build().url().getHost())
				: null;
	}

}
