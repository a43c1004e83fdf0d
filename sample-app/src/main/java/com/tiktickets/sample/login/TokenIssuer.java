package com.tiktickets.sample.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/**
 * Signs tokens. Each one is for one subject, one tenant and one scope.
 */
@Component
public class TokenIssuer {

	static final String ISSUER = "tiktickets-sample";

	static final String TENANT_CLAIM = "tenant_id";

	private final JwtEncoder encoder;

	private final Clock clock;

	TokenIssuer(JwtEncoder encoder, Clock clock) {
		this.encoder = encoder;
		this.clock = clock;
	}

	public Token issue(String subject, String tenant, String scope, Duration lifetime) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		Instant expiresAt = now.plus(lifetime);
		JwtClaimsSet claims = JwtClaimsSet.builder()
			.issuer(ISSUER)
			.subject(subject)
			.claim(TENANT_CLAIM, tenant)
			.claim("scope", scope)
			.issuedAt(now)
			.expiresAt(expiresAt)
			.build();
		JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
		return new Token(this.encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue(), expiresAt);
	}

}
