package com.tiktickets.sample.ticket;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Writes a log record for each event of a ticket, without the text that people wrote.
 */
@Component
class TicketLog {

	private static final Logger logger = LoggerFactory.getLogger(TicketLog.class);

	@TransactionalEventListener
	void opened(TicketEvent.Opened event) {
		entry(event).log("Ticket opened");
	}

	@TransactionalEventListener
	void answered(TicketEvent.Answered event) {
		entry(event).addKeyValue("first", event.first()).log("Ticket answered");
	}

	@TransactionalEventListener
	void closed(TicketEvent.Closed event) {
		entry(event).addKeyValue("reason", event.reason().value()).log("Ticket closed");
	}

	private static LoggingEventBuilder entry(TicketEvent event) {
		Ticket ticket = event.ticket();
		return logger.atInfo()
			.addKeyValue("ticket.id", ticket.id())
			.addKeyValue("channel", ticket.channel().value())
			.addKeyValue("queue", ticket.queue().value());
	}

}
