package com.tiktickets.sample.database;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Connects to the database of the {@code compose} profile.
 */
@Configuration(proxyBeanMethods = false)
@Profile("compose")
class ExternalDatabaseConfiguration {

	@Bean
	JdbcConnectionDetails externalConnectionDetails(ExternalDatabase database) {
		return new ConnectionDetails(database.url(), database.username(), database.password());
	}

}
