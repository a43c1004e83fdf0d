package com.tiktickets.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.CacheManager;
import org.springframework.cache.support.NoOpCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

class ComposeProfileTests {

	/** Without the .env file that this machine may have. */
	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withUserConfiguration(DatabaseAndProperties.class)
		.withPropertyValues("spring.profiles.active=compose", "SAMPLE_ENV_FILE=none", "SAMPLE_ANA_PASSWORD=one",
				"SAMPLE_RABBITMQ_PASSWORD=four", "SAMPLE_REDIS_PASSWORD=five");

	@Test
	void givenDatabaseTakesThePlaceOfTheEmbeddedOne() {
		this.runner.withPropertyValues("POSTGRES_HOST=db", "POSTGRES_PASSWORD=two", "SAMPLE_BRUNO_PASSWORD=three")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(EmbeddedPostgres.class);
				JdbcConnectionDetails details = context.getBean(JdbcConnectionDetails.class);
				assertThat(details.getJdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/tiktickets");
				assertThat(details.getPassword()).isEqualTo("two");
			});
	}

	@Test
	void databasePasswordHasNoDefault() {
		this.runner.withPropertyValues("SAMPLE_BRUNO_PASSWORD=three")
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining("set POSTGRES_PASSWORD"));
	}

	@Test
	void accountsHaveNoDefaultPasswords() {
		this.runner.withPropertyValues("POSTGRES_PASSWORD=two")
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining("users[1].password"));
	}

	@Test
	void givenBrokerAndRedisTakeThePlaceOfTheEmbeddedOnes() {
		this.runner.withPropertyValues("POSTGRES_PASSWORD=two", "SAMPLE_BRUNO_PASSWORD=three")
			.run((context) -> assertThat(context).doesNotHaveBean("embeddedBroker").doesNotHaveBean("embeddedRedis"));
	}

	@Test
	void brokerPasswordHasNoDefault() {
		this.runner
			.withPropertyValues("POSTGRES_PASSWORD=two", "SAMPLE_BRUNO_PASSWORD=three", "SAMPLE_RABBITMQ_PASSWORD=")
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining("set SAMPLE_RABBITMQ_PASSWORD"));
	}

	@Test
	void redisPasswordHasNoDefault() {
		this.runner.withPropertyValues("POSTGRES_PASSWORD=two", "SAMPLE_BRUNO_PASSWORD=three", "SAMPLE_REDIS_PASSWORD=")
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining("set SAMPLE_REDIS_PASSWORD"));
	}

	@Configuration(proxyBeanMethods = false)
	@ComponentScan({ "com.tiktickets.sample.database", "com.tiktickets.sample.broker", "com.tiktickets.sample.redis" })
	@ConfigurationPropertiesScan("com.tiktickets.sample")
	static class DatabaseAndProperties {

		@Bean
		CacheManager cacheManager() {
			return new NoOpCacheManager();
		}

	}

}
