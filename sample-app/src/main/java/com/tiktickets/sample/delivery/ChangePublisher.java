package com.tiktickets.sample.delivery;

import com.tiktickets.sample.ticket.Channel;
import com.tiktickets.sample.ticket.Ticket;
import com.tiktickets.sample.ticket.TicketEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Hands each change of a ticket over to the workers, once it is in the database. A broker
 * that is away is not the customer's problem.
 */
@Component
class ChangePublisher {

	private static final Logger logger = LoggerFactory.getLogger(ChangePublisher.class);

	private static final String GREETING = "We have got your request and will answer soon.";

	private final RabbitTemplate rabbit;

	ChangePublisher(RabbitTemplate rabbit) {
		this.rabbit = rabbit;
	}

	@TransactionalEventListener
	void opened(TicketEvent.Opened event) {
		publish("ticket.opened", TicketChange.of(event.ticket(), null, told(event.ticket(), GREETING)));
	}

	@TransactionalEventListener
	void answered(TicketEvent.Answered event) {
		String text = told(event.ticket(), event.reply().message());
		publish("ticket.answered", TicketChange.of(event.ticket(), event.reply(), text));
	}

	@TransactionalEventListener
	void closed(TicketEvent.Closed event) {
		publish("ticket.closed", TicketChange.of(event.ticket(), null, null));
	}

	private static @Nullable String told(Ticket ticket, String text) {
		return (ticket.channel() == Channel.WHATSAPP) ? text : null;
	}

	private void publish(String routingKey, TicketChange change) {
		try {
			this.rabbit.convertAndSend(DeliveryConfiguration.EXCHANGE, routingKey, change);
		}
		catch (AmqpException ex) {
			logger.atError().addKeyValue("ticket.id", change.ticketId()).setCause(ex).log("Change was not handed over");
		}
	}

}
