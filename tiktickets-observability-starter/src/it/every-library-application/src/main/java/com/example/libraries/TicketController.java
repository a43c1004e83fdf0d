package com.example.libraries;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TicketController {

	private static final Logger logger = LoggerFactory.getLogger(TicketController.class);

	@GetMapping("/echo")
	String echo() {
		return "echo";
	}

	@QueryMapping
	String subject() {
		logger.info("GraphQL was asked");
		return "Printer is on fire";
	}

}
