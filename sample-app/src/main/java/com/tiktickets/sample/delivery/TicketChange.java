package com.tiktickets.sample.delivery;

import com.tiktickets.sample.live.TicketNews;
import com.tiktickets.sample.ticket.Reply;
import com.tiktickets.sample.ticket.Ticket;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a ticket, as it travels over the broker. It names its tenant itself:
 * to whom it belongs must not depend on what telemetry carries.
 *
 * @param tenant whose ticket it is
 * @param ticketId the ticket
 * @param channel where the customer wrote
 * @param status how far the ticket has come
 * @param subject what it is about
 * @param lastReply what an agent last answered, if that is what happened
 * @param text what the customer is told about it, or {@code null} for nothing
 */
record TicketChange(String tenant, UUID ticketId, String channel, String status, String subject,
		@Nullable String lastReply, @Nullable String text) {

	static TicketChange of(Ticket ticket, @Nullable Reply reply, @Nullable String text) {
		return new TicketChange(ticket.tenant(), ticket.id(), ticket.channel().value(), ticket.status().value(),
				ticket.subject(), (reply != null) ? reply.message() : null, text);
	}

	TicketNews news(boolean delivered) {
		return new TicketNews(this.tenant, this.ticketId, this.status, this.subject, this.lastReply, delivered);
	}

	@Override
	public String toString() {
		return "TicketChange[tenant=%s, ticketId=%s, status=%s]".formatted(this.tenant, this.ticketId, this.status);
	}

}
