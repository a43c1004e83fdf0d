package com.tiktickets.sample.login;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may log in, and how tokens are signed.
 *
 * @param signingKey Base64 of at least 32 bytes; left out, a new key is made at each
 * start
 * @param tokenLifetime how long a login lasts
 * @param users the accounts that exist from the start
 */
@Validated
@ConfigurationProperties("sample.login")
record LoginProperties(@Nullable String signingKey, @DefaultValue("1h") Duration tokenLifetime,
		@NotEmpty List<@Valid User> users) {

	record User(@NotBlank String username, @NotBlank String tenant,
			@NotBlank(message = "set it, there is no default") String password) {

		@Override
		public String toString() {
			return "User[username=%s, tenant=%s]".formatted(this.username, this.tenant);
		}

	}

	@Override
	public String toString() {
		return "LoginProperties[tokenLifetime=%s, users=%s]".formatted(this.tokenLifetime, this.users);
	}
}
