package com.tiktickets.sample.agents;

import com.corundumstudio.socketio.SocketIOServer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;

/**
 * Serves the page, to everybody: it holds nothing but a login. It may load its own
 * scripts only, and speak to this service and its Socket.IO only.
 */
@Configuration(proxyBeanMethods = false)
class AgentsConfiguration implements WebMvcConfigurer {

	private static final Logger logger = LoggerFactory.getLogger(AgentsConfiguration.class);

	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
			+ "connect-src 'self' %1$s:%2$d %1$s:%3$d; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/agents/assets/**").addResourceLocations("classpath:/agents/");
		registry.addResourceHandler("/agents/webjars/**")
			.addResourceLocations("classpath:/META-INF/resources/webjars/")
			.resourceChain(true)
			.addResolver(new LiteWebJarsResourceResolver());
	}

	@Bean
	@Order(2)
	static SecurityFilterChain agentsFilterChain(HttpSecurity http, SocketIOServer server) {
		http.securityMatcher("/agents", "/agents/assets/**", "/agents/webjars/**");
		http.authorizeHttpRequests(
				(requests) -> requests.requestMatchers(HttpMethod.GET).permitAll().anyRequest().denyAll());
		http.headers((headers) -> headers.addHeaderWriter((request, response) -> limit(request, response, server)));
		http.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
		return http.build();
	}

	/** The name is what the browser calls this service, if it is a name at all. */
	private static void limit(HttpServletRequest request, HttpServletResponse response, SocketIOServer server) {
		String name = request.getServerName();
		String host = "ws://" + (name.matches("[\\w.-]+|\\[[0-9a-fA-F:]+]") ? name : "localhost");
		response.setHeader("Content-Security-Policy",
				POLICY.formatted(host, request.getServerPort(), server.getConfiguration().getPort()));
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
	}

	@EventListener
	void tellWhereItIs(ApplicationReadyEvent event) {
		String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
		if (port != null) {
			logger.info("Agents' page: http://localhost:{}/agents", port);
		}
	}

}
