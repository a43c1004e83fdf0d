package com.tiktickets.observability.autoconfigure.websocket;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.autoconfigure.web.SecurityTenantAutoConfiguration;
import com.tiktickets.observability.tenant.PrincipalTenant;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import com.tiktickets.observability.tenant.resolution.TenantResolutions;
import com.tiktickets.observability.websocket.StompChannelInterceptor;
import com.tiktickets.observability.websocket.StompHandshakeInterceptor;
import com.tiktickets.observability.websocket.StompTelemetry;
import com.tiktickets.observability.websocket.StompTraceparentInterceptor;
import io.opentelemetry.api.OpenTelemetry;
import java.security.Principal;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.annotation.support.SimpAnnotationMethodMessageHandler;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/** Auto-configuration of STOMP over WebSocket. */
@AutoConfiguration(after = { TenantAutoConfiguration.class, SecurityTenantAutoConfiguration.class })
@EnableConfigurationProperties(WebsocketProperties.class)
public final class WebsocketAutoConfiguration {

	WebsocketAutoConfiguration() {
	}

	/** Spring's STOMP support, where it is there. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ WebSocketMessageBrokerConfigurer.class, SimpAnnotationMethodMessageHandler.class })
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnMode({ ObservabilityMode.STARTER, ObservabilityMode.AGENT })
	@ConditionalOnConcern("websocket")
	static class Stomp {

		@Bean
		StompTelemetry stompTelemetry(OpenTelemetry openTelemetry, TenantProperties properties,
				TenantResolutions tenants, ObjectProvider<PrincipalTenant> principalTenant) {
			PrincipalTenant reader = principalTenant.getIfAvailable(() -> (principal) -> null);
			TenantResolution<Principal> resolution = tenants.withoutFixedTenant(List.of(reader::of), openTelemetry);
			return new StompTelemetry(openTelemetry, resolution, properties.unresolvedTenant());
		}

		@Bean
		@ConditionalOnMissingBean
		StompChannelInterceptor stompChannelInterceptor(StompTelemetry telemetry) {
			return new StompChannelInterceptor(telemetry);
		}

		@Bean
		@ConditionalOnMissingBean
		StompHandshakeInterceptor stompHandshakeInterceptor(StompTelemetry telemetry) {
			return new StompHandshakeInterceptor(telemetry);
		}

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnBooleanProperty("tiktickets.observability.websocket.outbound-traceparent")
		StompTraceparentInterceptor stompTraceparentInterceptor() {
			return new StompTraceparentInterceptor();
		}

		@Bean
		StompConfigurer stompConfigurer(StompTelemetry telemetry, StompChannelInterceptor inbound,
				ObjectProvider<StompTraceparentInterceptor> outbound) {
			return new StompConfigurer(telemetry, inbound, outbound);
		}

		@Bean
		static StompPostProcessor stompPostProcessor(ConfigurableBeanFactory beans) {
			return new StompPostProcessor(beans);
		}

	}

}
