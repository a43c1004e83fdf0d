package com.tiktickets.sample.database;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of an external database, validated during start-up: a missing password is
 * reported before the first connection attempt.
 */
@Validated
@ConfigurationProperties("spring.datasource")
@Profile("compose")
record ExternalDatabase(@NotBlank String url, @NotBlank String username,
		@NotBlank(message = "set POSTGRES_PASSWORD, there is no default") String password) {

	@Override
	public String toString() {
		return "ExternalDatabase[url=%s, username=%s]".formatted(this.url, this.username);
	}

}
