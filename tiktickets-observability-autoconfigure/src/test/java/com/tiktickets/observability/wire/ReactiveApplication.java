package com.tiktickets.observability.wire;

import com.tiktickets.observability.tenant.TenantResolver;
import com.tiktickets.observability.tenant.TenantVerifier;
import com.tiktickets.observability.web.reactive.AuthenticatedExchange;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** An ordinary reactive application: WebFlux, WebClient, schedulers. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableWebFluxSecurity
@Import(ReactiveApplication.ReactiveTicketController.class)
class ReactiveApplication {

	@Bean
	SecurityWebFilterChain securityWebFilterChain(ServerHttpSecurity http) {
		return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.securityContextRepository(new BrokenSessions())
			.oauth2ResourceServer((server) -> server.jwt(Customizer.withDefaults()))
			.authorizeExchange((exchanges) -> exchanges.anyExchange().permitAll())
			.build();
	}

	/** Sessions that can be asked for nothing, as if their store were down. */
	private static final class BrokenSessions implements ServerSecurityContextRepository {

		@Override
		public Mono<Void> save(ServerWebExchange exchange, SecurityContext context) {
			return Mono.empty();
		}

		@Override
		public Mono<SecurityContext> load(ServerWebExchange exchange) {
			return exchange.getRequest().getHeaders().containsHeader("X-No-Sessions")
					? Mono.error(new IllegalStateException("no sessions today")) : Mono.empty();
		}

	}

	@Bean
	ReactiveJwtDecoder jwtDecoder() {
		return NimbusReactiveJwtDecoder.withSecretKey(TestSecurity.KEY).build();
	}

	@Bean
	TenantResolver<AuthenticatedExchange> brokenResolver() {
		return (authenticated) -> {
			if (authenticated.exchange().getRequest().getHeaders().containsHeader("X-Broken")) {
				throw new IllegalStateException("no tenants today");
			}
			return null;
		};
	}

	@Bean
	TenantVerifier tenantVerifier() {
		return (tenant) -> !tenant.value().equals("nobody");
	}

	@RestController
	static class ReactiveTicketController {

		private static final Logger logger = LoggerFactory.getLogger(ReactiveTicketController.class);

		private final WebClient.Builder webClient;

		private final Environment environment;

		ReactiveTicketController(WebClient.Builder webClient, Environment environment) {
			this.webClient = webClient;
			this.environment = environment;
		}

		@GetMapping("/tickets/{id}")
		Mono<String> ticket(@PathVariable int id) {
			logger.atInfo().addKeyValue("ticket.id", id).log("Reading ticket");
			return Mono.delay(Duration.ofMillis(1))
				.flatMap((tick) -> Mono.fromSupplier(() -> read(id)).subscribeOn(Schedulers.boundedElastic()))
				.publishOn(Schedulers.parallel())
				.doOnNext((ticket) -> logger.atInfo().addKeyValue("ticket.id", id).log("Sending ticket"));
		}

		private static String read(int id) {
			logger.atInfo().addKeyValue("ticket.id", id).log("Found ticket");
			return "ticket " + id;
		}

		@GetMapping("/call/{id}")
		Mono<String> call(@PathVariable int id) {
			return this.webClient.build()
				.get()
				.uri("http://localhost:" + this.environment.getProperty("local.server.port") + "/tickets/" + id)
				.retrieve()
				.bodyToMono(String.class);
		}

		@GetMapping("/mdc")
		Mono<String> mdc() {
			return Mono.delay(Duration.ofMillis(1))
				.map((tick) -> MDC.get("trace_id") + " " + MDC.get("span_id") + " " + MDC.get("tenant_id"));
		}

		@GetMapping("/headers")
		String headers(@RequestHeader(name = "traceparent", defaultValue = "none") String traceparent) {
			return traceparent;
		}

		@GetMapping("/call-headers")
		Mono<String> callHeaders() {
			return this.webClient.build()
				.get()
				.uri("http://localhost:" + this.environment.getProperty("local.server.port") + "/headers")
				.retrieve()
				.bodyToMono(String.class);
		}

		@GetMapping("/escape")
		Mono<String> escape() {
			return Mono.error(new IllegalStateException("nobody catches this"));
		}

	}

}
