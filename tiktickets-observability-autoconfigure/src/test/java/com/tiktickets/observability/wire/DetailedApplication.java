package com.tiktickets.observability.wire;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** An application that logs at several levels, and can be asked for details. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = RabbitAutoConfiguration.class)
@Import({ DetailedApplication.DetailedController.class, TestSecurity.class })
class DetailedApplication {

	static final String ENDPOINT = "/actuator/telemetry";

	static WireApplication start(String... properties) {
		Stream<String> always = Stream.of("management.endpoints.web.exposure.include=telemetry",
				"management.endpoint.telemetry.access=unrestricted",
				"tiktickets.observability.propagation.extract.networks=127.0.0.0/8,::1",
				"tiktickets.observability.propagation.inject.hosts=localhost");
		return WireApplication.start(DetailedApplication.class,
				Stream.concat(always, Arrays.stream(properties)).toArray(String[]::new));
	}

	@RestController
	static class DetailedController {

		private static final Logger logger = LoggerFactory.getLogger("detailed.work");

		private static final Logger other = LoggerFactory.getLogger("detailedbutother");

		private final JdbcClient jdbc;

		private final RestClient.Builder client;

		private final ServletWebServerApplicationContext server;

		DetailedController(JdbcClient jdbc, RestClient.Builder client, ServletWebServerApplicationContext server) {
			this.jdbc = jdbc;
			this.client = client;
			this.server = server;
		}

		@GetMapping("/detailed")
		String detailed() {
			logger.info("Ordinary");
			if (logger.isDebugEnabled()) {
				logger.debug("Fine point");
			}
			logger.trace("Finest point");
			other.debug("Of another logger");
			return "" + this.jdbc.sql("select 1").query(Integer.class).single();
		}

		@GetMapping("/call")
		String call(String host) {
			return "" + this.client.build()
				.get()
				.uri("http://" + host + ":" + this.server.getWebServer().getPort() + "/baggage")
				.retrieve()
				.body(String.class);
		}

		@GetMapping("/baggage")
		String baggage(@RequestHeader(name = "baggage", required = false) @Nullable String baggage) {
			return "" + baggage;
		}

	}

}
