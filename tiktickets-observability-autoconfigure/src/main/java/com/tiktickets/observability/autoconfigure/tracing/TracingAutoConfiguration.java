package com.tiktickets.observability.autoconfigure.tracing;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.tracing.PathExcludingSampler;
import com.tiktickets.observability.tracing.ScheduledTaskConvention;
import com.tiktickets.observability.tracing.TenantSpanProcessor;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Auto-configuration of the tenant on spans, and of what makes none. */
@AutoConfiguration(after = TenantAutoConfiguration.class)
@ConditionalOnMode(ObservabilityMode.STARTER)
@EnableConfigurationProperties(TracingProperties.class)
public final class TracingAutoConfiguration {

	TracingAutoConfiguration() {
	}

	@Bean
	@ConditionalOnConcern("tenant")
	AutoConfigurationCustomizerProvider tenantSpanCustomizer(TenantProperties properties) {
		TenantSpanProcessor processor = new TenantSpanProcessor(properties.attributeKey());
		return (customizer) -> customizer
			.addTracerProviderCustomizer((builder, config) -> builder.addSpanProcessorFirst(processor));
	}

	@Bean
	AutoConfigurationCustomizerProvider excludedPathsCustomizer(TracingProperties properties, Environment environment,
			ObjectProvider<EndpointPathsProvider> endpoints) {
		String context = environment.getProperty("server.servlet.context-path", "")
				+ environment.getProperty("spring.webflux.base-path", "");
		ExcludedPaths paths = new ExcludedPaths(context, properties.getExcludedPaths(),
				(excluded) -> endpoints.ifAvailable((provider) -> provider.addTo(excluded)));
		return (customizer) -> customizer
			.addSamplerCustomizer((sampler, config) -> new PathExcludingSampler(sampler, paths));
	}

	@Bean
	ScheduledTaskConvention scheduledTaskConvention() {
		return new ScheduledTaskConvention();
	}

	/** The actuator provides the paths of endpoints. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType")
	static class Endpoints {

		@Bean
		EndpointPathsProvider endpointPathsProvider(ObjectProvider<PathMappedEndpoints> endpoints,
				Environment environment, ObjectProvider<EndpointServletPath> servletPath) {
			return (excluded) -> endpoints.ifAvailable((mapped) -> new EndpointPaths(mapped, environment,
					servletPath.stream().map(EndpointServletPath::prefix).findFirst().orElse(""))
				.addTo(excluded));
		}

	}

	/** The registration of Spring MVC's servlet provides the path of the servlet. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath")
	static class ServletPath {

		@Bean
		EndpointServletPath endpointServletPath(ObjectProvider<DispatcherServletPath> path) {
			return () -> path.stream().map(DispatcherServletPath::getPrefix).findFirst().orElse("");
		}

	}

	/** Adds the paths of endpoints. */
	@FunctionalInterface
	interface EndpointPathsProvider {

		void addTo(ExcludedPaths excluded);

	}

	/** The path of the servlet that has the endpoints. */
	@FunctionalInterface
	interface EndpointServletPath {

		String prefix();

	}

}
