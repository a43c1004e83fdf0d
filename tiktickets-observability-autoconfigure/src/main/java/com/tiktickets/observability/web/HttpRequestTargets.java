package com.tiktickets.observability.web;

import com.tiktickets.observability.tenant.propagation.AllowList;
import com.tiktickets.observability.tenant.propagation.CarrierPolicy;
import com.tiktickets.observability.tenant.propagation.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;

/**
 * Knows the hosts of {@code RestClient}'s and {@code RestTemplate}'s requests.
 * Thread-safe.
 */
public final class HttpRequestTargets implements CarrierPolicy {

	private final AllowList hosts;

	/**
	 * Creates the policy.
	 * @param hosts that are told the tenant
	 */
	public HttpRequestTargets(AllowList hosts) {
		this.hosts = hosts;
	}

	@Override
	public @Nullable Target targetOf(Object carrier) {
		return (carrier instanceof HttpRequest request) ? this.hosts.target(request.getURI().getHost()) : null;
	}

}
