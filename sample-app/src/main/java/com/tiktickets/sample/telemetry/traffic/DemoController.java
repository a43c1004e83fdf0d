package com.tiktickets.sample.telemetry.traffic;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What goes wrong in services: one request waits for its database, another one breaks.
 */
@RestController
@RequestMapping("/demo")
class DemoController {

	private static final Logger logger = LoggerFactory.getLogger(DemoController.class);

	private final JdbcClient database;

	DemoController(JdbcClient database) {
		this.database = database;
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

}
