package com.example.tickets;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

@RestController
class TicketController {

	private static final Logger logger = LoggerFactory.getLogger(TicketController.class);

	private final JdbcClient jdbc;

	private final RestClient.Builder restClient;

	private final Notifier notifier;

	TicketController(JdbcClient jdbc, RestClient.Builder restClient, Notifier notifier) {
		this.jdbc = jdbc;
		this.restClient = restClient;
		this.notifier = notifier;
	}

	@GetMapping("/tickets/{id}")
	String ticket(@PathVariable int id) {
		logger.info("Reading ticket {}", id);
		return "ticket " + this.jdbc.sql("select ? + 0").param(id).query(Integer.class).single();
	}

	@GetMapping("/journey/{id}")
	String journey(@PathVariable int id, HttpServletRequest request) {
		this.notifier.notifyAgents(id);
		return get(request, "/tickets/" + id);
	}

	@GetMapping("/pass")
	String pass(HttpServletRequest request) {
		return get(request, "/trace-header");
	}

	@GetMapping("/trace-header")
	String traceHeader(HttpServletRequest request) {
		return String.valueOf(request.getHeader("traceparent"));
	}

	private String get(HttpServletRequest request, String path) {
		return this.restClient.build()
			.get()
			.uri("http://localhost:" + request.getLocalPort() + path)
			.header("X-Tenant-Id", String.valueOf(request.getHeader("X-Tenant-Id")))
			.retrieve()
			.body(String.class);
	}

}
