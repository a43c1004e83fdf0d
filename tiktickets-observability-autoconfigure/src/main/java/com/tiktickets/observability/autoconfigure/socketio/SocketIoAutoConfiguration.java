package com.tiktickets.observability.autoconfigure.socketio;

import com.corundumstudio.socketio.SocketIOServer;
import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.logging.LoggingAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.web.SecurityTenantAutoConfiguration;
import com.tiktickets.observability.logging.EscapedExceptionLogger;
import com.tiktickets.observability.socketio.AuthenticatedClient;
import com.tiktickets.observability.socketio.SocketIoTelemetry;
import com.tiktickets.observability.tenant.TenantResolver;
import com.tiktickets.observability.tenant.PrincipalTenant;
import com.tiktickets.observability.tenant.resolution.TenantResolutions;
import io.opentelemetry.api.OpenTelemetry;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Auto-configuration of Socket.IO by netty-socketio. */
@AutoConfiguration(after = { TenantAutoConfiguration.class, SecurityTenantAutoConfiguration.class,
		LoggingAutoConfiguration.class })
@EnableConfigurationProperties(SocketIoProperties.class)
public final class SocketIoAutoConfiguration {

	SocketIoAutoConfiguration() {
	}

	/** The library, where it is there. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(SocketIOServer.class)
	@ConditionalOnMode({ ObservabilityMode.STARTER, ObservabilityMode.AGENT })
	@ConditionalOnConcern("socketio")
	static class NettySocketIo {

		@Bean
		SocketIoTelemetry socketIoTelemetry(OpenTelemetry openTelemetry, TenantResolutions tenants,
				SocketIoProperties properties, ObjectProvider<TenantResolver<AuthenticatedClient>> resolvers,
				ObjectProvider<PrincipalTenant> principalTenant, ObjectProvider<EscapedExceptionLogger> exceptions) {
			List<TenantResolver<AuthenticatedClient>> all = new ArrayList<>();
			principalTenant.ifAvailable((reader) -> all.add((authenticated) -> reader.of(principalOf(authenticated))));
			resolvers.orderedStream().forEach(all::add);
			return new SocketIoTelemetry(openTelemetry, tenants.of(all, openTelemetry),
					(exception) -> exceptions
						.ifAvailable((logger) -> logger.log(exception, "Socket.IO listener failed")),
					properties.getEnvelope().isEnabled());
		}

		private static Principal principalOf(AuthenticatedClient authenticated) {
			return authenticated.client().get(AuthenticatedClient.PRINCIPAL);
		}

		@Bean
		static SocketIoServerPostProcessor socketIoServerPostProcessor(ObjectProvider<SocketIoTelemetry> telemetry) {
			return new SocketIoServerPostProcessor(telemetry);
		}

	}

}
