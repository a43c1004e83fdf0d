package com.tiktickets.observability.tenant.resolution;

import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantResolver;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates the resolution of each protocol, so that every protocol believes the same
 * tenants. Thread-safe.
 */
public final class TenantResolutions {

	private final boolean enabled;

	private final @Nullable TenantId fixed;

	private final TenantVerification verification;

	/**
	 * Creates the resolutions.
	 * @param enabled whether tenants are resolved
	 * @param fixed the tenant of requests that name none, or {@code null}
	 * @param verification says which tenants exist
	 */
	public TenantResolutions(boolean enabled, @Nullable TenantId fixed, TenantVerification verification) {
		this.enabled = enabled;
		this.fixed = fixed;
		this.verification = verification;
	}

	/**
	 * Returns how the tenants of requests of one protocol are resolved.
	 * @param resolvers asked in order
	 * @param openTelemetry counts
	 * @param <C> the request
	 * @return the resolution, which counts nothing if tenants are switched off
	 */
	public <C> TenantResolution<C> of(List<TenantResolver<C>> resolvers, OpenTelemetry openTelemetry) {
		return this.enabled ? create(resolvers, this.fixed, openTelemetry) : TenantResolution.none();
	}

	/**
	 * Returns how the tenants of principals are resolved that join something whose tenant
	 * is known.
	 * @param resolvers asked in order
	 * @param openTelemetry counts
	 * @param <C> the principal
	 * @return the resolution, which does not know the fixed tenant
	 */
	public <C> TenantResolution<C> withoutFixedTenant(List<TenantResolver<C>> resolvers, OpenTelemetry openTelemetry) {
		return create(resolvers, null, openTelemetry);
	}

	private <C> TenantResolution<C> create(List<TenantResolver<C>> resolvers, @Nullable TenantId fallback,
			OpenTelemetry openTelemetry) {
		return new TenantResolution<>(resolvers, fallback, this.verification,
				TenantResolutionMetrics.of(openTelemetry));
	}

}
