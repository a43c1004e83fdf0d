package com.tiktickets.observability.autoconfigure.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.zaxxer.hikari.HikariDataSource;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadata;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

class HikariPoolMetadataAutoConfigurationTests {

	private static final String PROVIDER = "telemetryHikariPoolMetadataProvider";

	private final ApplicationContextRunner runner = ContextRunners
		.of(DataSourceAutoConfiguration.class, JdbcAutoConfiguration.class, HikariPoolMetadataAutoConfiguration.class)
		.withBean(ConfigProperties.class, () -> DefaultConfigProperties.createFromMap(Map.of()));

	/** Instrumentations read it once in a process, and other tests share this one. */
	@BeforeAll
	static void useStableNames() {
		System.setProperty("otel.semconv-stability.opt-in", "database,code,service.peer");
	}

	@Test
	void connectionsOfPoolAreCountedBySpringBoot() {
		this.runner.run((context) -> {
			assertThat(context).hasBean(PROVIDER);
			HikariDataSource pool = context.getBean(HikariDataSource.class);
			new JdbcTemplate(pool).execute("select 1");
			assertThat(context.getBeanProvider(DataSourcePoolMetadataProvider.class)
				.stream()
				.map((provider) -> provider.getDataSourcePoolMetadata(pool))
				.filter(Objects::nonNull)
				.map(DataSourcePoolMetadata::getIdle)).first(InstanceOfAssertFactories.INTEGER).isPositive();
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { HikariDataSource.class, DataSourcePoolMetadataProvider.class })
	void startsWithoutTheLibrary(Class<?> type) {
		this.runner.withClassLoader(new FilteredClassLoader(type))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PROVIDER));
	}

	@Test
	void poolsThatAreNoProxiesAreLeftToSpringBoot() {
		this.runner.withPropertyValues("tiktickets.observability.jdbc.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PROVIDER));
	}

	@Test
	void providerOfSpringBootWins() {
		this.runner
			.withClassLoader(new FilteredClassLoader(org.apache.tomcat.jdbc.pool.DataSource.class,
					org.apache.commons.dbcp2.BasicDataSource.class))
			.run((context) -> assertThat(context.getBean(DataSourcePoolMetadataProvider.class))
				.isSameAs(context.getBean("hikariPoolDataSourceMetadataProvider")));
	}

}
