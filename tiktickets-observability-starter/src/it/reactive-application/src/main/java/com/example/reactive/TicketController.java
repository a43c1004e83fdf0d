package com.example.reactive;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class TicketController {

	private static final Logger logger = LoggerFactory.getLogger(TicketController.class);

	private final JdbcClient jdbc;

	TicketController(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@GetMapping("/tickets/{id}")
	Mono<String> ticket(@PathVariable int id) {
		return Mono.fromSupplier(() -> read(id)).subscribeOn(Schedulers.boundedElastic());
	}

	private String read(int id) {
		logger.info("Reading ticket {}", id);
		return "ticket " + this.jdbc.sql("select ? + 0").param(id).query(Integer.class).single();
	}

	@GetMapping("/missing/{id}")
	Mono<String> missing() {
		return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	@GetMapping(path = "/late", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> late() {
		return Flux.just("some")
			.concatWith(Mono.delay(Duration.ofMillis(50))
				.flatMap((tick) -> Mono.error(new IllegalStateException("late in a body"))));
	}

	@GetMapping(path = "/endless", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> endless() {
		return Flux.interval(Duration.ofMillis(10)).map((tick) -> "some").onBackpressureDrop();
	}

	@GetMapping("/unanswered")
	Mono<String> unanswered() {
		logger.info("Waiting for an answer");
		return Mono.never();
	}

	@PostMapping("/upload")
	Mono<String> upload(@RequestBody Mono<byte[]> body) {
		logger.info("Reading an upload");
		return body.map((bytes) -> "" + bytes.length);
	}

}
