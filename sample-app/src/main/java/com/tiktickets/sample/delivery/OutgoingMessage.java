package com.tiktickets.sample.delivery;

import java.util.UUID;

/**
 * What a customer is told.
 *
 * @param tenant whose customer it is
 * @param ticketId the ticket it is about
 * @param channel where the customer wrote: the tenant's session of that name carries it
 * @param recipient the customer's number or address, as the engine wants it
 * @param text what is said
 */
public record OutgoingMessage(String tenant, UUID ticketId, String channel, String recipient, String text) {

	@Override
	public String toString() {
		return "OutgoingMessage[tenant=%s, ticketId=%s, channel=%s]".formatted(this.tenant, this.ticketId,
				this.channel);
	}

}
