package com.tiktickets.observability.autoconfigure.redis;

import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.redis.ChannelInstrumentation;
import com.tiktickets.observability.redis.ChannelMessage;
import com.tiktickets.observability.redis.RedisChannels;
import com.tiktickets.observability.tenant.TenantResolver;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import com.tiktickets.observability.tenant.propagation.TenantPropagator;
import com.tiktickets.observability.tenant.resolution.BaggageTenantResolver;
import com.tiktickets.observability.tenant.resolution.TenantResolutions;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

/**
 * Auto-configuration of channels, templates and listener containers. The bean
 * {@link RedisChannels} also exists when the concern is switched off: it then removes the
 * envelope that other services write before a message.
 */
@AutoConfiguration(after = { RedisAutoConfiguration.class, TenantAutoConfiguration.class })
@ConditionalOnClass(RedisMessageListenerContainer.class)
@EnableConfigurationProperties(RedisProperties.class)
public final class RedisChannelAutoConfiguration {

	RedisChannelAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	RedisChannels redisChannels(ObjectProvider<OpenTelemetry> openTelemetry,
			ObjectProvider<TenantPropagation> propagation, RedisProperties properties, TenantResolutions tenants) {
		OpenTelemetry destination = properties.isEnabled() ? openTelemetry.getIfAvailable(OpenTelemetry::noop)
				: OpenTelemetry.noop();
		TenantPropagation carried = propagation
			.getIfAvailable(() -> new TenantPropagation(destination.getPropagators().getTextMapPropagator(),
					new TenantPropagator(List.of(), List.of())));
		TenantResolver<ChannelMessage> resolver = new BaggageTenantResolver<>(carried, ChannelMessage.GETTER,
				ChannelMessage::peer);
		return new RedisChannels(destination, carried, tenants.of(List.of(resolver), destination),
				properties.isEnabled() ? properties.getChannels() : List.of());
	}

	@Bean
	ChannelInstrumentation redisChannelInstrumentation(RedisChannels channels) {
		return new ChannelInstrumentation(channels);
	}

	@Bean
	static RedisChannelPostProcessor redisChannelPostProcessor(ObjectProvider<ChannelInstrumentation> instrumentation,
			Environment environment) {
		List<String> listed = Binder.get(environment)
			.bind("tiktickets.observability.redis.channels", Bindable.listOf(String.class))
			.orElse(List.of());
		return new RedisChannelPostProcessor(instrumentation, !listed.isEmpty());
	}

}
