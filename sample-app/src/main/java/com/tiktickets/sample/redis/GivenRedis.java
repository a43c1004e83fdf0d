package com.tiktickets.sample.redis;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * The Redis that somebody else runs. Checked here, because a password that is missing is
 * better told before anything tries to connect.
 */
@Validated
@ConfigurationProperties("spring.data.redis")
@Profile("compose")
record GivenRedis(@NotBlank String host,
		@NotBlank(message = "set SAMPLE_REDIS_PASSWORD, there is no default") String password) {

	@Override
	public String toString() {
		return "GivenRedis[host=%s]".formatted(this.host);
	}

}
