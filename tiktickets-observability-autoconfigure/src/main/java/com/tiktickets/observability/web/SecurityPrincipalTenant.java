package com.tiktickets.observability.web;

import com.tiktickets.observability.tenant.PrincipalTenant;
import com.tiktickets.observability.tenant.TenantAware;
import com.tiktickets.observability.tenant.TenantCandidate;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.util.ClassUtils;

/**
 * Reads Spring Security's principals: a claim of a token (JWT, opaque, OpenID Connect),
 * or what a {@link TenantAware} principal says. Thread-safe.
 */
public final class SecurityPrincipalTenant implements PrincipalTenant {

	private static final boolean OAUTH2_PRESENT = ClassUtils.isPresent(
			"org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal",
			SecurityPrincipalTenant.class.getClassLoader());

	private final String claim;

	/**
	 * Creates the reader.
	 * @param claim the claim that holds the tenant's id
	 */
	public SecurityPrincipalTenant(String claim) {
		this.claim = claim;
	}

	@Override
	public @Nullable TenantCandidate of(@Nullable Principal principal) {
		if (!(principal instanceof Authentication authentication) || !authentication.isAuthenticated()) {
			return null;
		}
		Object value = read(authentication);
		return (value != null) ? new TenantCandidate(value.toString(), TenantCandidate.PRINCIPAL) : null;
	}

	private @Nullable Object read(Authentication authentication) {
		if (authentication.getPrincipal() instanceof TenantAware aware) {
			return aware.getTenantId();
		}
		Map<String, Object> claims = OAUTH2_PRESENT ? OAuth2Claims.of(authentication) : Map.of();
		return claims.get(this.claim);
	}

}
