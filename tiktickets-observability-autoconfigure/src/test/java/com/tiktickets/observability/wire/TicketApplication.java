package com.tiktickets.observability.wire;

import io.micrometer.observation.annotation.Observed;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.reactive.function.client.WebClient;

/** An ordinary application: web, JDBC, RestClient, @Async, @Scheduled. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = RabbitAutoConfiguration.class)
@EnableAsync
@EnableScheduling
@Import({ TicketApplication.TicketController.class, TicketApplication.Notifier.class,
		TicketApplication.CustomSpans.class, TicketApplication.Cleaner.class, ErrorBody.class, TestSecurity.class })
class TicketApplication {

	@Bean
	ApplicationRunner runner() {
		return (arguments) -> LoggerFactory.getLogger("runner").info("Runner ran");
	}

	@Bean
	RestTemplate restTemplate() {
		return new RestTemplate();
	}

	@Bean
	WebClient webClient() {
		return WebClient.builder().clientConnector(new JdkClientHttpConnector()).build();
	}

	@RestController
	static class TicketController {

		private static final Logger logger = LoggerFactory.getLogger(TicketController.class);

		private final JdbcClient jdbc;

		private final RestClient.Builder restClient;

		private final ServletWebServerApplicationContext server;

		private final Notifier notifier;

		private final CustomSpans customSpans;

		private final RestTemplate restTemplate;

		private final WebClient webClient;

		TicketController(JdbcClient jdbc, RestClient.Builder restClient, RestTemplate restTemplate, WebClient webClient,
				ServletWebServerApplicationContext server, Notifier notifier, CustomSpans customSpans) {
			this.restTemplate = restTemplate;
			this.webClient = webClient;
			this.jdbc = jdbc;
			this.restClient = restClient;
			this.server = server;
			this.notifier = notifier;
			this.customSpans = customSpans;
		}

		@GetMapping("/tickets/{id}")
		String ticket(@PathVariable int id) {
			logger.atInfo().addKeyValue("ticket.id", id).log("Reading ticket");
			return "ticket " + this.jdbc.sql("select ? + 0").param(id).query(Integer.class).single();
		}

		@GetMapping("/call/{id}")
		String call(@PathVariable int id) {
			return this.restClient.build()
				.get()
				.uri("http://localhost:" + this.server.getWebServer().getPort() + "/tickets/" + id)
				.retrieve()
				.body(String.class) + "";
		}

		@GetMapping("/async")
		String async() {
			this.notifier.notifyAgents();
			return "later";
		}

		@GetMapping("/callable")
		Callable<String> callable() {
			return () -> {
				logger.info("In a callable");
				return "done";
			};
		}

		@GetMapping("/never")
		DeferredResult<String> never() {
			return new DeferredResult<>(50L);
		}

		@GetMapping("/custom")
		String custom() {
			return this.customSpans.withSpan() + this.customSpans.observed();
		}

		@GetMapping("/escape")
		String escape() {
			throw new IllegalStateException("nobody catches this");
		}

		@GetMapping("/log-and-throw")
		String logAndThrow() {
			IllegalStateException exception = new IllegalStateException("logged and thrown");
			logger.error("Ticket is broken", exception);
			throw exception;
		}

		@GetMapping("/template/{id}")
		String template(@PathVariable int id) {
			return "" + this.restTemplate.getForObject(
					"http://localhost:" + this.server.getWebServer().getPort() + "/tickets/" + id, String.class);
		}

		@GetMapping("/trace-header")
		String traceHeader(@RequestHeader(name = "traceparent", required = false) @Nullable String traceparent) {
			return "" + traceparent;
		}

		@GetMapping("/pass/{client}")
		String pass(@PathVariable String client) {
			String url = "http://localhost:" + this.server.getWebServer().getPort() + "/trace-header";
			return "" + switch (client) {
				case "rest-client" -> this.restClient.build().get().uri(url).retrieve().body(String.class);
				case "rest-template" -> this.restTemplate.getForObject(url, String.class);
				default -> this.webClient.get().uri(url).retrieve().bodyToMono(String.class).block();
			};
		}

		@GetMapping("/baggage-header")
		String baggageHeader(@RequestHeader(name = "baggage", required = false) @Nullable String baggage) {
			return "" + baggage;
		}

		@GetMapping("/pass-baggage")
		String passBaggage() {
			return this.restClient.build()
				.get()
				.uri("http://localhost:" + this.server.getWebServer().getPort() + "/baggage-header")
				.retrieve()
				.body(String.class) + "";
		}

		@GetMapping("/assign/{queue}")
		String assign(@PathVariable String queue) {
			return this.customSpans.assign(queue);
		}

		@GetMapping("/web-client/{id}")
		String webClient(@PathVariable int id) {
			return "" + this.webClient.get()
				.uri("http://localhost:" + this.server.getWebServer().getPort() + "/tickets/" + id)
				.retrieve()
				.bodyToMono(String.class)
				.block();
		}

		@GetMapping("/mdc")
		String mdc() {
			return MDC.get("trace_id") + " " + MDC.get("span_id") + " " + MDC.get("tenant_id");
		}

		@GetMapping("/mdc/{key}")
		String mdcOf(@PathVariable String key) {
			return String.valueOf(MDC.get(key));
		}

		@GetMapping("/key-values")
		String keyValues() {
			try (MDC.MDCCloseable chosen = MDC.putCloseable("queue", "vip");
					MDC.MDCCloseable other = MDC.putCloseable("secret", "x")) {
				logger.atWarn().addKeyValue("attempt", 3).addKeyValue("channel", "whatsapp").log("With key values");
			}
			return "logged";
		}

		@GetMapping("/error-without-exception")
		String errorWithoutException() {
			logger.error("Just an error");
			return "logged";
		}

		@GetMapping("/forward")
		void forward(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
			request.getRequestDispatcher("/mdc").forward(request, response);
		}

		@GetMapping("/forward-and-escape")
		void forwardAndEscape(HttpServletRequest request, HttpServletResponse response)
				throws ServletException, IOException {
			request.getRequestDispatcher("/escape").forward(request, response);
		}

		@GetMapping("/forward-in-span")
		void forwardInSpan(HttpServletRequest request, HttpServletResponse response)
				throws ServletException, IOException {
			this.customSpans.forward(request, response);
		}

		@GetMapping("/recovered")
		String recovered() {
			logger.error("Recovered from it", new IllegalStateException("recovered"));
			return "fine";
		}

	}

	@Component
	static class Notifier {

		private static final Logger logger = LoggerFactory.getLogger(Notifier.class);

		@Async
		void notifyAgents() {
			logger.info("Agents notified");
		}

	}

	@Component
	static class CustomSpans {

		@WithSpan
		String withSpan() {
			return "with span ";
		}

		@WithSpan
		void forward(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
			request.getRequestDispatcher("/tickets/1").forward(request, response);
		}

		@WithSpan(value = "assign ticket", kind = SpanKind.PRODUCER)
		String assign(@SpanAttribute("ticket.queue.name") String queue) {
			if (queue.equals("none")) {
				throw new IllegalArgumentException("no such queue");
			}
			return queue;
		}

		@Observed(name = "ticket.observed")
		String observed() {
			return "observed";
		}

	}

	@Component
	static class Cleaner {

		private static final Logger logger = LoggerFactory.getLogger(Cleaner.class);

		@Scheduled(fixedDelay = 1_000_000)
		void clean() {
			logger.info("Cleaning");
		}

		@Scheduled(fixedDelay = 1_000_000)
		void fail() {
			throw new IllegalStateException("cleaning failed");
		}

	}

}
