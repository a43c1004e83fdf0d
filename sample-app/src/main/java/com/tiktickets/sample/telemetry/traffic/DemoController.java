package com.tiktickets.sample.telemetry.traffic;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/**
 * What goes wrong in services: one request waits for its database, another one breaks, a
 * third one calls it.
 */
@RestController
@RequestMapping("/demo")
class DemoController {

	private static final Logger logger = LoggerFactory.getLogger(DemoController.class);

	private final JdbcClient database;

	private final RestClient client;

	private final Environment environment;

	DemoController(JdbcClient database, RestClient.Builder client, Environment environment) {
		this.database = database;
		this.client = client.build();
		this.environment = environment;
	}

	@GetMapping("/report")
	Map<String, String> report() {
		logger.info("Writing the report of the week");
		this.database.sql("select count(*) from (select pg_sleep(0.4 + random() * 0.8)) slow")
			.query(Long.class)
			.single();
		logger.warn("The report was slow: its query has no index");
		return Map.of("report", "All is well, but late.");
	}

	@GetMapping("/export")
	Map<String, String> export() {
		logger.info("Exporting the closed tickets");
		try {
			this.database.sql("select invoice from ticket_export").query(String.class).list();
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException("The export broke off after 0 tickets", ex);
		}
		return Map.of();
	}

	/**
	 * Breaks because something breaks that it calls.
	 */
	@GetMapping("/month-end")
	Map<String, String> monthEnd(@RequestHeader(HttpHeaders.AUTHORIZATION) String token) {
		logger.info("Closing the month");
		this.database.sql("select count(*) from generate_series(1, 20000)").query(Long.class).single();
		this.client.get()
			.uri("http://localhost:" + this.environment.getRequiredProperty("local.server.port") + "/demo/export")
			.header(HttpHeaders.AUTHORIZATION, token)
			.retrieve()
			.toBodilessEntity();
		return Map.of("month", "closed");
	}

}
