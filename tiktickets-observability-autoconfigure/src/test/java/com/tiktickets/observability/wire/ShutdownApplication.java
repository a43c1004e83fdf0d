package com.tiktickets.observability.wire;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that still works while it shuts down, in each way that Spring offers.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = RabbitAutoConfiguration.class)
@EnableAsync
@EnableScheduling
@Import({ ShutdownApplication.Early.class, ShutdownApplication.Slow.class, ShutdownApplication.Work.class,
		ShutdownApplication.Draining.class, ShutdownApplication.Servlets.class, ShutdownApplication.Reactive.class })
class ShutdownApplication {

	private static final Logger logger = LoggerFactory.getLogger(ShutdownApplication.class);

	private static final CountDownLatch closing = new CountDownLatch(1);

	public static void main(String[] arguments) throws IOException {
		ForkedApplication.tellPort(new SpringApplication(ShutdownApplication.class).run("--server.port=0"),
				arguments[0]);
	}

	private static void untilTheContextCloses() {
		try {
			closing.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@Import(TestSecurity.class)
	static class Servlets {

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class Reactive {

		@Bean
		SecurityWebFilterChain everybody(ServerHttpSecurity http) {
			return http.authorizeExchange((exchanges) -> exchanges.anyExchange().permitAll()).build();
		}

	}

	/** Made before any other bean asks for the SDK, and destroyed after most others. */
	static class Early {

		@PreDestroy
		void destroy() {
			logger.info("Destroying an early bean");
		}

	}

	@RestController
	static class Slow {

		private final Work work;

		Slow(Work work) {
			this.work = work;
		}

		@GetMapping("/quick")
		String quick() {
			return "quick";
		}

		@GetMapping("/slow")
		String slow() {
			logger.info("Slow request begins");
			this.work.later();
			untilTheContextCloses();
			logger.info("Slow request ends");
			return "slow";
		}

	}

	static class Work {

		@Async
		void later() {
			untilTheContextCloses();
			logger.info("Asynchronous work ends");
		}

		@Scheduled(fixedDelay = 1_000_000)
		void round() {
			untilTheContextCloses();
			logger.info("Scheduled work ends");
		}

	}

	static class Draining implements SmartLifecycle {

		private final ObjectProvider<OpenTelemetry> openTelemetry;

		private final Counter known;

		private boolean running;

		Draining(MeterRegistry registry, ObjectProvider<OpenTelemetry> openTelemetry) {
			this.known = registry.counter("drained.known");
			this.openTelemetry = openTelemetry;
		}

		@Override
		public void start() {
			this.running = true;
			this.known.increment();
		}

		@Override
		public void stop() {
			this.running = false;
			logger.info("Draining");
			this.known.increment();
			this.openTelemetry.getObject().getMeter("drain").counterBuilder("drained.otel").build().add(1);
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

		/** Stops last, after the web server. */
		@Override
		public int getPhase() {
			return Integer.MIN_VALUE + 10;
		}

		@EventListener
		@Order(Ordered.LOWEST_PRECEDENCE)
		void closed(ContextClosedEvent event) {
			logger.info("Context closes");
			closing.countDown();
		}

		@PreDestroy
		void destroy() {
			logger.info("Destroying a late bean");
		}

	}

}
