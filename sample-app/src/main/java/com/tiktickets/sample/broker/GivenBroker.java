package com.tiktickets.sample.broker;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * The broker that somebody else runs. Checked here, because a password that is missing is
 * better told before anything tries to connect.
 */
@Validated
@ConfigurationProperties("spring.rabbitmq")
@Profile("compose")
record GivenBroker(@NotBlank String host, @NotBlank String username,
		@NotBlank(message = "set SAMPLE_RABBITMQ_PASSWORD, there is no default") String password) {

	@Override
	public String toString() {
		return "GivenBroker[host=%s, username=%s]".formatted(this.host, this.username);
	}

}
