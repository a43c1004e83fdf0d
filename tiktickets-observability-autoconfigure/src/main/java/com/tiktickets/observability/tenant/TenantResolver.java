package com.tiktickets.observability.tenant;

import org.jspecify.annotations.Nullable;

/**
 * Finds the tenant in what carries a request. Resolvers are asked in order and the first
 * answer counts. Beans of this type for {@code HttpServletRequest} or, with WebFlux, for
 * {@code AuthenticatedExchange} join the built-in ones; order them with {@code @Order}.
 * Implementations are thread-safe and do not block.
 *
 * @param <C> the carrier
 */
@FunctionalInterface
public interface TenantResolver<C> {

	/**
	 * Looks for a tenant.
	 * @param carrier the request
	 * @return the tenant, or {@code null} if this carrier names none
	 */
	@Nullable TenantCandidate resolve(C carrier);

}
