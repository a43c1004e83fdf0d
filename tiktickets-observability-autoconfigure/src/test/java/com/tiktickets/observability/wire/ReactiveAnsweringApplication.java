package com.tiktickets.observability.wire;

import java.net.SocketException;
import java.time.Duration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers in every way there is without servlets, and fails in the midst of it. */
@SpringBootConfiguration
@Import({ ReactiveApplication.class, ReactiveAnsweringApplication.AnsweringController.class })
class ReactiveAnsweringApplication {

	@Bean
	RouterFunction<ServerResponse> functionalRoute() {
		return RouterFunctions.route()
			.GET("/functional/{id}", (request) -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND)))
			.build();
	}

	@Bean
	@Order(-10)
	WebExceptionHandler goneHandler() {
		return (exchange, exception) -> {
			if (!(exception instanceof GoneException)) {
				return Mono.error(exception);
			}
			exchange.getResponse().setStatusCode(HttpStatus.GONE);
			return exchange.getResponse().setComplete();
		};
	}

	private static final class GoneException extends RuntimeException {

		private static final long serialVersionUID = 1;

	}

	@ResponseStatus(HttpStatus.CONFLICT)
	private static final class ConflictException extends RuntimeException {

		private static final long serialVersionUID = 1;

	}

	@RestController
	static class AnsweringController {

		@GetMapping("/status-exception")
		Mono<String> statusException() {
			return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
		}

		@GetMapping("/thrown")
		String thrown() {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}

		@GetMapping("/annotated-exception")
		Mono<String> annotatedException() {
			return Mono.error(new ConflictException());
		}

		@GetMapping("/handled")
		Mono<String> handled() {
			return Mono.error(new GoneException());
		}

		@GetMapping("/invalid")
		Mono<String> invalid(@RequestParam int number) {
			return Mono.just("" + number);
		}

		@GetMapping("/database-reset")
		Mono<String> databaseReset() {
			return Mono.error(new IllegalStateException("no answer of the database",
					new SocketException("Connection reset by peer")));
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

	}

}
