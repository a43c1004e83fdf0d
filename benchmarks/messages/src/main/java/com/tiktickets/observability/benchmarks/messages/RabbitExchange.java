package com.tiktickets.observability.benchmarks.messages;

import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

@Component
class RabbitExchange implements Exchange {

	/** The variants share the broker. */
	private static final String QUEUE = "messages-" + ProcessHandle.current().pid();

	private final RabbitTemplate template;

	private final MessagingTelemetry telemetry;

	private final Window window = new Window();

	RabbitExchange(RabbitTemplate template, ObjectProvider<MessagingTelemetry> telemetry) {
		this.template = template;
		this.telemetry = MessagesApplication.telemetry(telemetry);
	}

	@Bean
	static Queue messagesQueue() {
		return new Queue(QUEUE);
	}

	@RabbitListener(queues = "#{messagesQueue.name}")
	void handle(String body) {
		this.window.end();
	}

	@Override
	public String name() {
		return "rabbitmq";
	}

	@Override
	public void exchange(int messages) throws InterruptedException {
		for (int i = 0; i < messages; i++) {
			this.window.begin();
			this.telemetry.forTenant(Exchange.tenant(i), () -> this.template.convertAndSend(QUEUE, BODY));
		}
		this.window.awaitAll();
	}

}
