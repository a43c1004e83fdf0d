package com.tiktickets.sample.login;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What a login needs.
 */
record LoginRequest(@NotBlank @Size(max = 100) String username, @NotBlank @Size(max = 72) String password) {

	/**
	 * Without the password: Spring MVC logs request bodies at debug.
	 */
	@Override
	public String toString() {
		return "LoginRequest[username=%s]".formatted(this.username);
	}

}
