package com.tiktickets.sample.live;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the agents of a tenant are told.
 *
 * @param tenant whose agents
 * @param id the ticket
 * @param status how far it has come
 * @param subject what it is about
 * @param lastReply what was last answered, if that is the news
 * @param delivered whether the customer's phone has acknowledged it
 */
public record TicketNews(String tenant, UUID id, String status, String subject, @Nullable String lastReply,
		boolean delivered) {

	/**
	 * What leaves for a client; it knows its tenant.
	 */
	TicketView view() {
		return new TicketView(this.id.toString(), this.status, this.subject, this.lastReply, this.delivered);
	}

	@Override
	public String toString() {
		return "TicketNews[tenant=%s, id=%s, status=%s]".formatted(this.tenant, this.id, this.status);
	}

}
