package com.tiktickets.sample.ticket;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's request and how far we have come with it.
 *
 * @param tenant whose ticket it is
 * @param id its id, unique within the tenant
 * @param subject what it is about
 * @param message what the customer wrote
 * @param channel where the customer wrote
 * @param queue the team that takes it
 * @param status how far it has come
 * @param openedAt when the customer wrote
 * @param firstAnsweredAt when an agent first answered
 * @param lastActivityAt when anything last happened to it
 * @param closedAt when it was closed
 */
public record Ticket(String tenant, UUID id, String subject, String message, Channel channel, Queue queue,
		TicketStatus status, Instant openedAt, @Nullable Instant firstAnsweredAt, Instant lastActivityAt,
		@Nullable Instant closedAt) {

	static Ticket opened(String tenant, OpenTicketRequest request, Instant now) {
		Queue queue = (request.queue() != null) ? request.queue() : Queue.SUPPORT;
		return new Ticket(tenant, UUID.randomUUID(), request.subject(), request.message(), request.channel(), queue,
				TicketStatus.OPEN, now, null, now, null);
	}

	boolean isClosed() {
		return this.status == TicketStatus.CLOSED;
	}

	Ticket answered(Instant now) {
		Instant first = (this.firstAnsweredAt != null) ? this.firstAnsweredAt : now;
		return new Ticket(this.tenant, this.id, this.subject, this.message, this.channel, this.queue,
				TicketStatus.ANSWERED, this.openedAt, first, now, null);
	}

	Ticket closed(Instant now) {
		return new Ticket(this.tenant, this.id, this.subject, this.message, this.channel, this.queue,
				TicketStatus.CLOSED, this.openedAt, this.firstAnsweredAt, now, now);
	}

}
