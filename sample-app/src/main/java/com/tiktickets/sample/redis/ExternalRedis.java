package com.tiktickets.sample.redis;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of an external Redis, validated during start-up: a missing password is
 * reported before the first connection attempt.
 */
@Validated
@ConfigurationProperties("spring.data.redis")
@Profile("compose")
record ExternalRedis(@NotBlank String host,
		@NotBlank(message = "set SAMPLE_REDIS_PASSWORD, there is no default") String password) {

	@Override
	public String toString() {
		return "ExternalRedis[host=%s]".formatted(this.host);
	}

}
