package com.tiktickets.observability.tenant.resolution;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantResolver;
import com.tiktickets.observability.tenant.TenantScope;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resolves the tenant of a request, whatever its protocol: asks resolvers in order, keeps
 * the first valid answer, and counts what disagrees and does not obey it. A resolver that
 * throws does not fail the request. Thread-safe.
 *
 * @param <C> the request
 */
public final class TenantResolution<C> {

	private static final Logger logger = LoggerFactory.getLogger(TenantResolution.class);

	private final List<Guarded<C>> resolvers;

	private final @Nullable TenantId fixed;

	private final TenantVerification verification;

	private final TenantResolutionMetrics metrics;

	/**
	 * Creates a resolution that believes every valid tenant.
	 * @param resolvers asked in order: the authenticated principal, then trusted headers,
	 * then baggage
	 * @param fixed the tenant of requests that name none, or {@code null}
	 * @param metrics counts what happened
	 */
	public TenantResolution(List<? extends TenantResolver<C>> resolvers, @Nullable TenantId fixed,
			TenantResolutionMetrics metrics) {
		this(resolvers, fixed, TenantVerification.none(), metrics);
	}

	/**
	 * Creates the resolution.
	 * @param resolvers asked in order: the authenticated principal, then trusted headers,
	 * then baggage
	 * @param fixed the tenant of requests that name none, or {@code null}
	 * @param verification says which tenants exist
	 * @param metrics counts what happened
	 */
	public TenantResolution(List<? extends TenantResolver<C>> resolvers, @Nullable TenantId fixed,
			TenantVerification verification, TenantResolutionMetrics metrics) {
		this.resolvers = resolvers.stream().map((resolver) -> new Guarded<C>(resolver, new AtomicBoolean())).toList();
		this.fixed = fixed;
		this.verification = verification;
		this.metrics = metrics;
	}

	/**
	 * Returns a resolution for applications without tenants: everything is
	 * {@link TenantId#SYSTEM}, and nothing is counted.
	 * @param <C> the request
	 * @return the resolution
	 */
	public static <C> TenantResolution<C> none() {
		return new TenantResolution<>(List.of(), TenantId.SYSTEM, TenantResolutionMetrics.of(OpenTelemetry.noop()));
	}

	/**
	 * Returns the tenant of a request that is not resolved yet, or that names none.
	 * @return the fixed tenant, or {@link TenantId#UNKNOWN}
	 */
	public TenantId unresolved() {
		return (this.fixed != null) ? this.fixed : TenantId.UNKNOWN;
	}

	/**
	 * Asks the resolvers and counts nothing yet, for protocols whose clients may be asked
	 * more than once.
	 * @param request the request
	 * @return what they said, the fixed tenant left out
	 */
	public ResolvedTenant ask(C request) {
		ResolvedTenant found = new ResolvedTenant(this.verification);
		for (Guarded<C> resolver : this.resolvers) {
			resolver.ask(request, found);
		}
		return found;
	}

	/**
	 * Counts what the resolvers said, under the tenant that is current.
	 * @param found what {@link #ask} returned
	 */
	public void count(ResolvedTenant found) {
		found.fallBackTo(this.fixed);
		this.metrics.count(found);
	}

	/**
	 * Resolves the binding of a request that is current on this thread.
	 * @param request the request
	 * @param binding its binding
	 */
	public void resolve(C request, TenantBinding binding) {
		ResolvedTenant found = ask(request);
		found.fallBackTo(this.fixed);
		if (found.tenant() != null) {
			TenantContext.resolve(binding, found.tenant());
		}
		count(found);
	}

	/**
	 * Returns the binding of a request, before anything is made of it.
	 * @param request the request
	 * @return the binding, resolved
	 */
	public TenantBinding bind(C request) {
		ResolvedTenant found = ask(request);
		TenantId named = found.tenant();
		TenantBinding binding = TenantContext.bind((named != null) ? named : unresolved());
		try (TenantScope scope = TenantContext.makeCurrent(binding)) {
			count(found);
		}
		return binding;
	}

	/**
	 * A resolver is the application's code, and asked on behalf of telemetry.
	 *
	 * @param resolver the resolver
	 * @param hasFailed whether it has failed before
	 */
	private record Guarded<C>(TenantResolver<C> resolver, AtomicBoolean hasFailed) {

		private void ask(C request, ResolvedTenant found) {
			try {
				TenantCandidate candidate = this.resolver.resolve(request);
				if (candidate != null) {
					found.consider(candidate);
				}
			}
			catch (Exception | LinkageError | AssertionError | StackOverflowError ex) {
				found.failed();
				if (this.hasFailed.compareAndSet(false, true)) {
					logger.warn("A tenant resolver failed; its requests are resolved without it. "
							+ "Further failures are only counted", ex);
				}
			}
		}

	}

}
