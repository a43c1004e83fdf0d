package com.tiktickets.observability.tenant;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Reads the tenant of an authenticated principal. */
@FunctionalInterface
public interface PrincipalTenant {

	/**
	 * Reads the tenant.
	 * @param principal the principal, or {@code null} if nobody is authenticated
	 * @return the tenant, or {@code null} if the principal names none
	 */
	@Nullable TenantCandidate of(@Nullable Principal principal);

}
