package com.tiktickets.observability.tenant;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settles the tenant of a request, once authentication has had its say: the first
 * resolver that names one wins, whatever else disagrees is counted and not obeyed.
 * Thread-safe.
 *
 * @param <C> the request
 */
public final class TenantRequest<C> {

	private final List<TenantResolver<C>> resolvers;

	private final AttributeKey<String> tenantAttribute;

	private final TenantRequestMetrics metrics;

	/**
	 * Creates the settlement.
	 * @param resolvers asked in order
	 * @param tenantAttribute stamped on the server span, which began without a tenant
	 * @param metrics counts what happened
	 */
	public TenantRequest(List<TenantResolver<C>> resolvers, AttributeKey<String> tenantAttribute,
			TenantRequestMetrics metrics) {
		this.resolvers = List.copyOf(resolvers);
		this.tenantAttribute = tenantAttribute;
		this.metrics = metrics;
	}

	/**
	 * Settles the tenant. Where the authentication names one that is not valid, nothing
	 * that a request merely says takes its place.
	 * @param request the request
	 * @param binding the binding of the request
	 * @param serverSpan the span of the request
	 */
	public void settle(C request, TenantBinding binding, Span serverSpan) {
		TenantId tenant = null;
		boolean refused = false;
		for (TenantResolver<C> resolver : this.resolvers) {
			TenantCandidate candidate = resolver.resolve(request);
			if (candidate != null && (!refused || candidate.source().equals(TenantCandidate.FIXED))) {
				tenant = weigh(candidate, tenant, binding);
				refused |= tenant == null && candidate.source().equals(TenantCandidate.PRINCIPAL);
			}
		}
		if (tenant == null) {
			this.metrics.absent();
		}
		serverSpan.setAttribute(this.tenantAttribute, binding.tenant().value());
	}

	private @Nullable TenantId weigh(TenantCandidate candidate, @Nullable TenantId settled, TenantBinding binding) {
		TenantId named = TenantId.parse(candidate.value());
		if (named == null) {
			this.metrics.invalid(candidate.source());
			return settled;
		}
		if (settled == null) {
			binding.resolve(named);
			this.metrics.resolved(candidate.source());
			return named;
		}
		if (!named.equals(settled) && !candidate.source().equals(TenantCandidate.FIXED)) {
			this.metrics.mismatch(candidate.source());
		}
		return settled;
	}

}
