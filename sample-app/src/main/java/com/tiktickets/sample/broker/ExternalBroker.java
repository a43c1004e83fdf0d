package com.tiktickets.sample.broker;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of an external broker, validated during start-up: a missing password is
 * reported before the first connection attempt.
 */
@Validated
@ConfigurationProperties("spring.rabbitmq")
@Profile("compose")
record ExternalBroker(@NotBlank String host, @NotBlank String username,
		@NotBlank(message = "set SAMPLE_RABBITMQ_PASSWORD, there is no default") String password) {

	@Override
	public String toString() {
		return "ExternalBroker[host=%s, username=%s]".formatted(this.host, this.username);
	}

}
