package com.tiktickets.sample.notification;

import com.tiktickets.sample.ticket.Ticket;
import com.tiktickets.sample.ticket.TicketEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the agents about a new ticket, after the customer has been answered: a slow or
 * broken hook must not be the customer's problem.
 */
@Component
class TicketNotifier {

	private static final Logger logger = LoggerFactory.getLogger(TicketNotifier.class);

	private final NotificationHook hook;

	TicketNotifier(NotificationHook hook) {
		this.hook = hook;
	}

	@Async
	@TransactionalEventListener
	void opened(TicketEvent.Opened event) {
		Ticket ticket = event.ticket();
		this.hook.post(ticket.tenant(), new Notification("ticket.opened", ticket.id(), ticket.queue().value()));
		logger.atInfo().addKeyValue("ticket.id", ticket.id()).log("Agents notified");
	}

}
