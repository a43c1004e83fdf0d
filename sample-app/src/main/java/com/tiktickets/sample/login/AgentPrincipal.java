package com.tiktickets.sample.login;

import com.tiktickets.observability.tenant.TenantAware;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * An agent on a live connection.
 *
 * @param tenant whom the agent works for
 * @param username who it is within the tenant
 */
public record AgentPrincipal(String tenant, String username) implements Principal, TenantAware {

	/**
	 * Returns the agent who is authenticated.
	 * @param user whoever is connected
	 * @return the agent, or {@code null} if it is none
	 */
	public static @Nullable AgentPrincipal of(@Nullable Principal user) {
		return (user instanceof Authentication authentication
				&& authentication.getPrincipal() instanceof AgentPrincipal agent) ? agent : null;
	}

	/**
	 * Unique over all tenants: two of them may have an agent of the same name.
	 */
	@Override
	public String getName() {
		return this.tenant + "/" + this.username;
	}

	@Override
	public String getTenantId() {
		return this.tenant;
	}

}
