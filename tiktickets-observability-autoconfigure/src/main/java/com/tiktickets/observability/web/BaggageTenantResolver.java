package com.tiktickets.observability.web;

import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantRequestMetrics;
import com.tiktickets.observability.tenant.TenantResolver;
import com.tiktickets.observability.tenant.propagation.Peer;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Believes the baggage of trusted peers; that of others is counted and dropped.
 * Thread-safe.
 *
 * @param <C> the request
 */
public final class BaggageTenantResolver<C> implements TenantResolver<C> {

	private final TenantPropagation propagation;

	private final TextMapGetter<C> getter;

	private final Function<C, Peer> peers;

	private final TenantRequestMetrics metrics;

	/**
	 * Creates the resolver.
	 * @param propagation reads baggage
	 * @param getter reads a request
	 * @param peers says who makes a request
	 * @param metrics counts what is dropped
	 */
	public BaggageTenantResolver(TenantPropagation propagation, TextMapGetter<C> getter, Function<C, Peer> peers,
			TenantRequestMetrics metrics) {
		this.propagation = propagation;
		this.getter = getter;
		this.peers = peers;
		this.metrics = metrics;
	}

	@Override
	public @Nullable TenantCandidate resolve(C request) {
		TenantCandidate named = this.propagation.namedBy(request, this.getter);
		if (named != null && this.peers.apply(request) == Peer.STRANGER) {
			this.metrics.untrusted(named.source());
			return null;
		}
		return named;
	}

}
