package com.tiktickets.sample.login;

import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.util.StringUtils;

/**
 * One key signs and verifies. A token without a tenant is not a token here.
 */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

	private static final int KEY_BYTES = 32;

	@Bean
	SecretKey tokenSigningKey(LoginProperties properties) {
		String configured = properties.signingKey();
		byte[] key = StringUtils.hasText(configured) ? Base64.getDecoder().decode(configured) : randomKey();
		if (key.length < KEY_BYTES) {
			throw new IllegalStateException("sample.login.signing-key holds %d bytes, HS256 needs at least %d"
				.formatted(key.length, KEY_BYTES));
		}
		return new SecretKeySpec(key, "HmacSHA256");
	}

	@Bean
	JwtEncoder jwtEncoder(SecretKey tokenSigningKey) {
		return NimbusJwtEncoder.withSecretKey(tokenSigningKey).algorithm(MacAlgorithm.HS256).build();
	}

	@Bean
	JwtDecoder jwtDecoder(SecretKey tokenSigningKey) {
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(tokenSigningKey)
			.macAlgorithm(MacAlgorithm.HS256)
			.build();
		decoder.setJwtValidator(
				new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(TokenIssuer.ISSUER),
						new JwtClaimValidator<String>(TokenIssuer.TENANT_CLAIM, StringUtils::hasText)));
		return decoder;
	}

	private static byte[] randomKey() {
		byte[] key = new byte[KEY_BYTES];
		new SecureRandom().nextBytes(key);
		return key;
	}

}
