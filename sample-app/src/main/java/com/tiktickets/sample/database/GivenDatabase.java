package com.tiktickets.sample.database;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * The database that somebody else runs. Checked here, because a password that is missing
 * is better told before anything tries to connect.
 */
@Validated
@ConfigurationProperties("spring.datasource")
@Profile("compose")
record GivenDatabase(@NotBlank String url, @NotBlank String username,
		@NotBlank(message = "set POSTGRES_PASSWORD, there is no default") String password) {

	@Override
	public String toString() {
		return "GivenDatabase[url=%s, username=%s]".formatted(this.url, this.username);
	}

}
