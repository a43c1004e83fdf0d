package com.tiktickets.observability.autoconfigure.redaction;

import com.tiktickets.observability.redaction.PersonalIdentifiers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** Auto-configuration of what stands for personal identifiers. */
@AutoConfiguration
@EnableConfigurationProperties(RedactionProperties.class)
public final class RedactionAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(RedactionAutoConfiguration.class);

	RedactionAutoConfiguration() {
	}

	/** Made, and the missing key told, only where somebody hashes. */
	@Bean
	@Lazy
	@ConditionalOnMissingBean
	PersonalIdentifiers personalIdentifiers(RedactionProperties properties) {
		String key = properties.getKey();
		if (key == null || key.isBlank()) {
			logger.warn(
					"{}.key is not set: phone numbers are hashed by a random key of this process, so the same"
							+ " person has another value in each process and after each start",
					RedactionProperties.PREFIX);
			return PersonalIdentifiers.unrepeatable();
		}
		return PersonalIdentifiers.keyed(key);
	}

}
