package com.tiktickets.sample.whatsapp;

import com.tiktickets.sample.problem.ProblemSecurityHandler;
import com.tiktickets.sample.whatsapp.simulation.CloudCallbacks;
import com.tiktickets.sample.whatsapp.simulation.CloudServer;
import com.tiktickets.sample.whatsapp.simulation.WebhookSignature;
import java.io.IOException;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/**
 * The simulated Cloud API, and the way back from it: its requests have no token, they are
 * signed.
 */
@Configuration(proxyBeanMethods = false)
class WhatsAppConfiguration {

	@Bean
	static WebhookSignature webhookSignature() {
		return new WebhookSignature();
	}

	@Bean
	static CloudServer cloudServer(WhatsAppProperties properties, WebhookSignature signature, Environment environment)
			throws IOException {
		return new CloudServer(properties.simulation(), new CloudCallbacks(signature,
				// Asked for each time: the port is not known before the server has
				// started
				(number) -> URI.create("http://127.0.0.1:%s/hooks/whatsapp/%s"
					.formatted(environment.getRequiredProperty("local.server.port"), number))));
	}

	@Bean
	@Order(1)
	static SecurityFilterChain webhookFilterChain(HttpSecurity http, WebhookSignature signature,
			TenantSessions sessions, ProblemSecurityHandler problems) {
		http.securityMatcher("/hooks/whatsapp/*");
		http.addFilterBefore(new WebhookSignatureFilter(signature, sessions), AuthorizationFilter.class);
		http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.exceptionHandling((handling) -> handling.authenticationEntryPoint(problems));
		http.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
		http.csrf(AbstractHttpConfigurer::disable);
		return http.build();
	}

}
