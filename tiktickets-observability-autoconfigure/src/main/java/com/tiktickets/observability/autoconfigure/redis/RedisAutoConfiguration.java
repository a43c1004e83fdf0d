package com.tiktickets.observability.autoconfigure.redis;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.redis.CommandTracing;
import com.tiktickets.observability.redis.RedisConnections;
import com.tiktickets.observability.redis.TenantCacheStatistics;
import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.cache.autoconfigure.RedisCacheManagerBuilderCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.cache.RedisCacheWriter;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Auto-configuration of Redis. Spring Boot's observation of the same commands is left out
 * by {@code SupersededAutoConfigurations}. A Java agent makes the spans itself.
 */
@AutoConfiguration(afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
@EnableConfigurationProperties(RedisProperties.class)
public final class RedisAutoConfiguration {

	RedisAutoConfiguration() {
	}

	/** Commands of Lettuce. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnConcern("redis")
	@ConditionalOnMode(ObservabilityMode.STARTER)
	@ConditionalOnClass({ RedisClient.class, ClientResourcesBuilderCustomizer.class })
	static class Commands {

		@Bean
		@Order(0)
		ClientResourcesBuilderCustomizer commandTracingCustomizer(ObjectProvider<OpenTelemetry> openTelemetry) {
			return (resources) -> resources
				.tracing(new CommandTracing(openTelemetry.getIfAvailable(OpenTelemetry::noop)));
		}

	}

	/** Connections of Lettuce. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnConcern("redis")
	@ConditionalOnMode({ ObservabilityMode.STARTER, ObservabilityMode.AGENT })
	@ConditionalOnClass({ RedisClient.class, ClientResourcesBuilderCustomizer.class })
	static class Connections {

		@Bean
		@Lazy(false)
		@ConditionalOnBean(ClientResources.class)
		RedisConnections redisConnections(ClientResources resources, ObjectProvider<OpenTelemetry> openTelemetry) {
			return new RedisConnections(resources.eventBus(), openTelemetry.getIfAvailable(OpenTelemetry::noop));
		}

	}

	/** Caches in Redis; an application's own customizer has the last word. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnConcern("redis")
	@ConditionalOnMode({ ObservabilityMode.STARTER, ObservabilityMode.AGENT })
	@ConditionalOnClass({ RedisCacheManager.class, RedisCacheManagerBuilderCustomizer.class })
	static class Caches {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		RedisCacheManagerBuilderCustomizer tenantCacheStatisticsCustomizer(ObjectProvider<OpenTelemetry> openTelemetry,
				ObjectProvider<RedisConnectionFactory> connectionFactory) {
			return (builder) -> builder.cacheWriter(RedisCacheWriter
				.nonLockingRedisCacheWriter(connectionFactory.getObject())
				.withStatisticsCollector(new TenantCacheStatistics(openTelemetry.getIfAvailable(OpenTelemetry::noop))));
		}

	}

}
