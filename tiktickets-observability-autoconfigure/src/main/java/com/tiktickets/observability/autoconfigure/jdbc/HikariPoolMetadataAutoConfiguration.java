package com.tiktickets.observability.autoconfigure.jdbc;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.boot.jdbc.metadata.HikariDataSourcePoolMetadata;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;

/**
 * Auto-configuration of the metadata of HikariCP's pools. Spring Boot's provider reads a
 * field of the pool, which is empty in a proxy. This provider comes before Spring Boot's
 * and reads the pool behind the proxy.
 */
@AutoConfiguration(after = JdbcAutoConfiguration.class, before = DataSourceAutoConfiguration.class)
@ConditionalOnClass({ HikariDataSource.class, DataSourcePoolMetadataProvider.class })
@ConditionalOnBean(DataSourcePostProcessor.class)
public final class HikariPoolMetadataAutoConfiguration {

	HikariPoolMetadataAutoConfiguration() {
	}

	/**
	 * A fallback bean, so that an injection point for a single provider receives Spring
	 * Boot's.
	 */
	@Bean
	@Fallback
	DataSourcePoolMetadataProvider telemetryHikariPoolMetadataProvider() {
		return (dataSource) -> {
			HikariDataSource proxy = DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class,
					HikariDataSource.class);
			return (proxy != null && AopProxyUtils.getSingletonTarget(proxy) instanceof HikariDataSource pool)
					? new HikariDataSourcePoolMetadata(pool) : null;
		};
	}

}
