package com.tiktickets.observability.amqp;

import com.tiktickets.observability.tenant.TenantContext;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageListener;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.config.DirectRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.config.RetryInterceptorBuilder;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** An ordinary application of RabbitMQ, with each kind of listener. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class AmqpApplication {

	static final List<String> QUEUES = List.of("tickets", "direct", "batches", "container", "asked", "parked",
			"stateful", "held");

	private static final Logger logger = LoggerFactory.getLogger(AmqpApplication.class);

	@Bean
	Declarables queues() {
		return new Declarables(QUEUES.stream().map((name) -> new org.springframework.amqp.core.Queue(name)).toList());
	}

	@Bean
	@Primary
	RabbitTemplate rabbitTemplate(ConnectionFactory connectionFactory) {
		RabbitTemplate template = new RabbitTemplate(connectionFactory);
		template.setMandatory(true);
		return template;
	}

	@Bean
	DirectRabbitListenerContainerFactory directFactory(ConnectionFactory connectionFactory) {
		DirectRabbitListenerContainerFactory factory = new DirectRabbitListenerContainerFactory();
		factory.setConnectionFactory(connectionFactory);
		return factory;
	}

	/**
	 * Its consumer waits for a whole batch. Each shutdown would wait for the consumer.
	 */
	@Bean
	SimpleRabbitListenerContainerFactory batchFactory(ConnectionFactory connectionFactory) {
		SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
		factory.setConnectionFactory(connectionFactory);
		factory.setBatchListener(true);
		factory.setConsumerBatchEnabled(true);
		factory.setBatchSize(2);
		factory.setReceiveTimeout(10_000L);
		factory.setContainerCustomizer((container) -> container.setShutdownTimeout(100));
		return factory;
	}

	@Bean
	SimpleMessageListenerContainer handMadeContainer(ConnectionFactory connectionFactory, Worker worker) {
		SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(connectionFactory);
		container.setQueueNames("container");
		container.setMessageListener((MessageListener) worker::work);
		return container;
	}

	/** Two retries, each a delivery of its own. */
	@Bean
	SimpleRabbitListenerContainerFactory statefulFactory(ConnectionFactory connectionFactory) {
		SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
		factory.setConnectionFactory(connectionFactory);
		factory.setAdviceChain(RetryInterceptorBuilder.stateful().maxRetries(3).build());
		return factory;
	}

	/** Is told what nobody takes. */
	@Bean
	RabbitTemplate returningTemplate(ConnectionFactory connectionFactory) {
		RabbitTemplate template = new RabbitTemplate(connectionFactory);
		template.setMandatory(true);
		template.setReturnsCallback((returned) -> logger.info("Nobody takes it"));
		return template;
	}

	@Bean
	Worker worker() {
		return new Worker();
	}

	/** Remembers what it worked on, and under which tenant. */
	static class Worker {

		final Queue<String> seen = new ConcurrentLinkedQueue<>();

		final Semaphore holding = new Semaphore(0);

		final CountDownLatch letGo = new CountDownLatch(1);

		@RabbitListener(queues = "tickets")
		void tickets(Message message) {
			work(message);
		}

		@RabbitListener(queues = "direct", containerFactory = "directFactory")
		void direct(Message message) {
			work(message);
		}

		@RabbitListener(queues = "stateful", containerFactory = "statefulFactory")
		void stateful(Message message) {
			work(message);
		}

		@RabbitListener(queues = "held")
		void held(Message message) throws InterruptedException {
			work(message);
			this.holding.release();
			this.letGo.await(30, TimeUnit.SECONDS);
		}

		@RabbitListener(queues = "batches", containerFactory = "batchFactory")
		void batches(List<Message> messages) {
			logger.info("Working on a batch of {}", messages.size());
			this.seen.add("batch " + messages.size() + " " + TenantContext.current());
		}

		private void work(Message message) {
			String body = new String(message.getBody());
			logger.info("Working on {}", body);
			this.seen.add(body + " " + TenantContext.current() + " " + MDC.get("tenant_id"));
			if (body.startsWith("fail") && this.seen.stream().filter((text) -> text.startsWith(body)).count() < 3) {
				throw new IllegalStateException("cannot work on this");
			}
		}

	}

}
