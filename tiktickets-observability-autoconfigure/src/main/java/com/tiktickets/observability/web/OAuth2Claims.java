package com.tiktickets.observability.web;

import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;

/** Reads the claims of OAuth 2.0 principals; loaded only where their classes are. */
final class OAuth2Claims {

	private OAuth2Claims() {
	}

	static Map<String, Object> of(Authentication authentication) {
		if (authentication.getPrincipal() instanceof ClaimAccessor token) {
			return token.getClaims();
		}
		if (authentication.getPrincipal() instanceof OAuth2AuthenticatedPrincipal principal) {
			return principal.getAttributes();
		}
		return Map.of();
	}

}
