package com.tiktickets.observability.autoconfigure.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.AnotherLibraryVersion;
import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.zaxxer.hikari.HikariDataSource;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import io.opentelemetry.instrumentation.jdbc.datasource.internal.Experimental;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

class JdbcAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners
		.of(DataSourceAutoConfiguration.class, JdbcAutoConfiguration.class)
		.withBean(ConfigProperties.class, () -> DefaultConfigProperties.createFromMap(Map.of()));

	/** Instrumentations read it once in a process, and other tests share this one. */
	@BeforeAll
	static void useStableNames() {
		System.setProperty("otel.semconv-stability.opt-in", "database,code,service.peer");
	}

	@Test
	void dataSourcesAreInstrumented() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(JdbcTelemetry.class)
			.hasSingleBean(DataSourcePostProcessor.class));
	}

	@Test
	void poolIsProxyOfItsClass() {
		this.runner.run((context) -> assertThat(context.getBean(HikariDataSource.class))
			.satisfies((pool) -> assertThat(DataSourceProxies.isProxy(pool)).isTrue())
			.satisfies((pool) -> assertThat(AopUtils.getTargetClass(pool)).isSameAs(HikariDataSource.class)));
	}

	@Test
	void statementsAreTracedByVersionOfOpenTelemetryWithoutSqlCommenter() {
		AnotherLibraryVersion.withoutClass(Experimental.class, WithSqlCommenter.class,
				"com.tiktickets.observability.autoconfigure.jdbc");
	}

	@Test
	void classOfProxyIsKnownAheadOfTime() {
		this.runner.run((context) -> assertThat(
				context.getBean(DataSourcePostProcessor.class).determineBeanType(HikariDataSource.class, "dataSource"))
			.isNotEqualTo(HikariDataSource.class)
			.matches(HikariDataSource.class::isAssignableFrom));
	}

	@Test
	void classOfProxyIsMadeOnce() {
		Set<Class<?>> classes = new HashSet<>();
		this.runner.run((context) -> classes.add(context.getBean(HikariDataSource.class).getClass()));
		this.runner.run((context) -> classes.add(context.getBean(HikariDataSource.class).getClass()));
		assertThat(classes).hasSize(1);
	}

	@Test
	void poolIsClosedWithTheContext() {
		this.runner.run((context) -> {
			HikariDataSource pool = context.getBean(HikariDataSource.class);
			pool.getConnection().close();
			context.close();
			assertThat(pool.isClosed()).isTrue();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			"tiktickets.observability.jdbc.enabled=false", "otel.instrumentation.jdbc.enabled=false" })
	void switchedOffLeavesPoolAsItIs(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).doesNotHaveBean(JdbcTelemetry.class)
				.doesNotHaveBean(DataSourcePostProcessor.class)
				.getBean(DataSource.class)
				.isExactlyInstanceOf(HikariDataSource.class));
	}

	@Test
	void applicationWithoutSpringJdbcStarts() {
		ContextRunners.of(JdbcAutoConfiguration.class)
			.withClassLoader(new FilteredClassLoader(AbstractRoutingDataSource.class.getPackageName()))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(JdbcTelemetry.class)
				.doesNotHaveBean(DataSourcePostProcessor.class));
	}

	@Test
	void applicationWithoutHikariStarts() {
		this.runner.withClassLoader(new FilteredClassLoader(HikariDataSource.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.getBean(DataSource.class)
				.isInstanceOf(org.apache.tomcat.jdbc.pool.DataSource.class));
	}

	@Test
	void instrumentationOfTheApplicationWins() {
		JdbcTelemetry own = JdbcTelemetry.create(OpenTelemetry.noop());
		this.runner.withBean(JdbcTelemetry.class, () -> own)
			.run((context) -> assertThat(context).getBean(JdbcTelemetry.class).isSameAs(own));
	}

	static class WithSqlCommenter implements Runnable {

		@Override
		public void run() {
			ConfigProperties config = DefaultConfigProperties
				.createFromMap(Map.of("otel.instrumentation.jdbc.experimental.sqlcommenter.enabled", "true"));
			assertThat(new JdbcAutoConfiguration().jdbcTelemetry(OpenTelemetry.noop(), config)).isNotNull();
		}

	}

}
