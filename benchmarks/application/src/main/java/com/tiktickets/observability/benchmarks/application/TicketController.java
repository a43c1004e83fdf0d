package com.tiktickets.observability.benchmarks.application;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

@RestController
class TicketController {

	private static final Logger logger = LoggerFactory.getLogger(TicketController.class);

	private static final int MANY = 10;

	private final JdbcClient jdbc;

	private final RestClient echo;

	TicketController(JdbcClient jdbc, RestClient.Builder builder, @Value("${benchmarks.echo}") String echo) {
		this.jdbc = jdbc;
		this.echo = builder.baseUrl(echo).build();
	}

	@GetMapping("/small/{id}")
	Ticket small(@PathVariable int id) {
		logger.info("Reading ticket {}", id);
		return read(id);
	}

	@GetMapping("/many/{id}")
	List<Ticket> many(@PathVariable int id) {
		List<Ticket> tickets = new ArrayList<>(MANY);
		for (int i = 0; i < MANY; i++) {
			logger.info("Reading ticket {}, {} of {}", id, i, MANY);
			tickets.add(read(id));
		}
		return tickets;
	}

	@GetMapping("/out/{id}")
	String out(@PathVariable int id) {
		return String.valueOf(this.echo.get().uri("/echo/{id}", id).retrieve().body(String.class));
	}

	private Ticket read(int id) {
		return this.jdbc.sql("select id, subject, status from ticket where id = ?")
			.param(id)
			.query(Ticket.class)
			.single();
	}

}
