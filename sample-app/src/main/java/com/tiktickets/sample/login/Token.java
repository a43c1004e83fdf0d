package com.tiktickets.sample.login;

import java.time.Instant;

/**
 * A signed token and when it stops being one.
 *
 * @param token the bearer token
 * @param expiresAt when it expires
 */
public record Token(String token, Instant expiresAt) {

	@Override
	public String toString() {
		return "Token[expiresAt=%s]".formatted(this.expiresAt);
	}

}
