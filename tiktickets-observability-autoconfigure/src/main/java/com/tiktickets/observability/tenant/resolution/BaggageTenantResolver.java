package com.tiktickets.observability.tenant.resolution;

import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantResolver;
import com.tiktickets.observability.tenant.propagation.Peer;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Believes the baggage of trusted peers. Thread-safe.
 *
 * @param <C> the request
 */
public final class BaggageTenantResolver<C> implements TenantResolver<C> {

	private final TenantPropagation propagation;

	private final TextMapGetter<C> getter;

	private final Function<C, Peer> peers;

	/**
	 * Creates the resolver.
	 * @param propagation reads baggage
	 * @param getter reads a request
	 * @param peers says who makes a request
	 */
	public BaggageTenantResolver(TenantPropagation propagation, TextMapGetter<C> getter, Function<C, Peer> peers) {
		this.propagation = propagation;
		this.getter = getter;
		this.peers = peers;
	}

	@Override
	public @Nullable TenantCandidate resolve(C request) {
		TenantCandidate named = this.propagation.namedBy(request, this.getter);
		return (named != null && this.peers.apply(request) == Peer.STRANGER) ? named.untrusted() : named;
	}

}
