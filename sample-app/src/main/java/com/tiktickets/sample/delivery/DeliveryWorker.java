package com.tiktickets.sample.delivery;

import com.tiktickets.sample.live.NewsChannel;
import com.tiktickets.sample.ticket.CustomerDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;

/**
 * Tells the agents what happened to a ticket, then the customer, then the agents that the
 * customer knows.
 */
@Component
class DeliveryWorker {

	private static final Logger logger = LoggerFactory.getLogger(DeliveryWorker.class);

	private final CustomerDirectory customers;

	private final WhatsAppGateway gateway;

	private final NewsChannel agents;

	DeliveryWorker(CustomerDirectory customers, WhatsAppGateway gateway, NewsChannel agents) {
		this.customers = customers;
		this.gateway = gateway;
		this.agents = agents;
	}

	@RabbitListener(queues = DeliveryConfiguration.QUEUE)
	void deliver(TicketChange change) {
		this.agents.publish(change.news(false));
		String text = change.text();
		String number = (text != null) ? this.customers.numberOf(change.tenant(), change.ticketId()) : null;
		if (text != null && number != null) {
			var unused = this.gateway
				.send(new OutgoingMessage(change.tenant(), change.ticketId(), change.channel(), number, text))
				.handle((id, failure) -> settle(change, failure));
		}
	}

	/**
	 * In the thread of the engine, where nobody else would hear of a failure.
	 */
	private boolean settle(TicketChange change, @Nullable Throwable failure) {
		if (failure != null) {
			logger.atError()
				.addKeyValue("ticket.id", change.ticketId())
				.setCause(failure)
				.log("Customer could not be told");
			return false;
		}
		logger.atInfo().addKeyValue("ticket.id", change.ticketId()).log("Customer has been told");
		try {
			this.agents.publish(change.news(true));
			return true;
		}
		catch (RuntimeException ex) {
			logger.atError().addKeyValue("ticket.id", change.ticketId()).setCause(ex).log("Agents could not be told");
			return false;
		}
	}

}
