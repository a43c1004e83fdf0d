package com.tiktickets.observability.autoconfigure.web;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.tenant.PropagationProperties;
import com.tiktickets.observability.autoconfigure.tenant.TenantPropagationAutoConfiguration;
import com.tiktickets.observability.tenant.propagation.PropagationTargets;
import com.tiktickets.observability.web.HttpRequestTargets;
import com.tiktickets.observability.web.reactive.ClientRequestTargets;
import com.tiktickets.observability.web.servlet.ServletPeers;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Auto-configuration of whom HTTP requests are believed from, and whom they tell. */
@AutoConfiguration(after = TenantPropagationAutoConfiguration.class)
@ConditionalOnConcern("web")
public final class HttpPropagationAutoConfiguration {

	HttpPropagationAutoConfiguration() {
	}

	/** Requests of Spring's blocking clients. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "org.springframework.http.HttpRequest")
	static class BlockingClients {

		@Bean
		HttpRequestTargets httpRequestTargets(PropagationTargets targets) {
			return new HttpRequestTargets(targets.hosts());
		}

	}

	/** Requests of the reactive client. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "org.springframework.web.reactive.function.client.ClientRequest")
	static class ReactiveClient {

		@Bean
		ClientRequestTargets clientRequestTargets(PropagationTargets targets) {
			return new ClientRequestTargets(targets.hosts());
		}

	}

	/** Requests that servlets answer. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "jakarta.servlet.http.HttpServletRequest")
	static class Servlets {

		@Bean
		@ConditionalOnMissingBean
		ServletPeers servletPeers(PropagationProperties properties) {
			return new ServletPeers(properties.networks());
		}

	}

}
