package com.tiktickets.observability.tenant;

import org.jspecify.annotations.Nullable;

/**
 * Implemented by an application's own principal (a {@code UserDetails}, for example) to
 * name the tenant it belongs to.
 */
public interface TenantAware {

	/**
	 * Returns the tenant's id.
	 * @return the id, or {@code null} if the principal belongs to none
	 */
	@Nullable String getTenantId();

}
