package com.tiktickets.sample.login;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Reads the token that an agent shows on a live connection, where no filter of HTTP does.
 */
@Component
public class AgentTokens {

	private final JwtDecoder decoder;

	AgentTokens(JwtDecoder decoder) {
		this.decoder = decoder;
	}

	/**
	 * Returns who shows the token.
	 * @param token the token
	 * @return who it is; its principal is an {@link AgentPrincipal}
	 * @throws org.springframework.security.oauth2.jwt.JwtException if it is none of ours,
	 * or not one for agents
	 */
	public Authentication agent(@Nullable String token) {
		Jwt jwt = this.decoder.decode((token != null) ? token : "");
		String tenant = jwt.getClaimAsString(TokenIssuer.TENANT_CLAIM);
		String username = jwt.getSubject();
		if (tenant == null || username == null || !"tickets".equals(jwt.getClaimAsString("scope"))) {
			throw new BadJwtException("This token is not one for agents");
		}
		return UsernamePasswordAuthenticationToken.authenticated(new AgentPrincipal(tenant, username), null, List.of());
	}

}
