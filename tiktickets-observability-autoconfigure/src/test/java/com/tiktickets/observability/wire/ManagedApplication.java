package com.tiktickets.observability.wire;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** Its health asks a database and another service, the one that it is itself. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = RabbitAutoConfiguration.class)
@Import(ManagedApplication.ManagedController.class)
class ManagedApplication {

	@Bean
	HealthIndicator askingHealthIndicator(JdbcClient jdbc, RestClient.Builder client, Environment environment) {
		Logger logger = LoggerFactory.getLogger("health");
		return () -> {
			logger.info("Asked for health");
			jdbc.sql("select 41 + 1").query(Integer.class).single();
			if (environment.getProperty("test.calls", Boolean.class, true)) {
				String service = "http://localhost:" + environment.getProperty("local.server.port")
						+ environment.getProperty("test.prefix", "") + "/asked-by-health";
				client.build().get().uri(service).retrieve().toBodilessEntity();
			}
			return Health.up().build();
		};
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@Import(TestSecurity.class)
	static class Servlets {

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	@EnableWebFluxSecurity
	static class Reactive {

		@Bean
		SecurityWebFilterChain securityWebFilterChain(ServerHttpSecurity http) {
			return http.authorizeExchange((exchanges) -> exchanges.anyExchange().permitAll()).build();
		}

	}

	@RestController
	static class ManagedController {

		@GetMapping({ "/asked-by-health", "/actuatorx", "/actuator/health/records", "/info/companies", "/done" })
		String answer() {
			return "answered";
		}

		@GetMapping("/excluded/{id}")
		String excluded(@PathVariable int id) {
			return "excluded";
		}

	}

}
