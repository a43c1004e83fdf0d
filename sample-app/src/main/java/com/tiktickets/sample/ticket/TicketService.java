package com.tiktickets.sample.ticket;

import com.tiktickets.sample.ticket.TicketEvent.Closed.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The use cases of tickets. Each works for one tenant and publishes a
 * {@link TicketEvent}.
 */
@Service
public class TicketService {

	private final TicketRepository repository;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	TicketService(TicketRepository repository, ApplicationEventPublisher events, Clock clock) {
		this.repository = repository;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Opens a ticket.
	 * @param tenant whose customer wrote
	 * @param request what the customer wrote
	 * @return the ticket
	 */
	@Transactional
	public Ticket open(String tenant, OpenTicketRequest request) {
		Ticket ticket = Ticket.opened(tenant, request, now());
		this.repository.insert(ticket, request.customer());
		this.events.publishEvent(new TicketEvent.Opened(ticket));
		return ticket;
	}

	List<Ticket> newest(String tenant) {
		return this.repository.newest(tenant);
	}

	TicketDetails read(String tenant, UUID id) {
		Ticket ticket = this.repository.find(tenant, id).orElseThrow(TicketNotFoundException::new);
		return new TicketDetails(ticket, this.repository.replies(ticket));
	}

	/**
	 * Answers.
	 * @param tenant whose ticket it is
	 * @param id the ticket
	 * @param author the agent
	 * @param message the answer
	 * @return the answer as it is kept
	 * @throws TicketNotFoundException if the tenant has no such ticket
	 * @throws TicketClosedException if it is closed
	 */
	@Transactional
	public Reply answer(String tenant, UUID id, String author, String message) {
		Ticket before = notClosed(tenant, id);
		Instant now = now();
		Ticket ticket = before.answered(now);
		Reply reply = new Reply(UUID.randomUUID(), author, message, now);
		this.repository.insertReply(ticket, reply);
		this.repository.update(ticket);
		this.events.publishEvent(new TicketEvent.Answered(ticket, reply, before.firstAnsweredAt() == null));
		return reply;
	}

	@Transactional
	Ticket close(String tenant, UUID id) {
		return close(notClosed(tenant, id), Reason.AGENT);
	}

	@Transactional
	void closeIdle(String tenant, Instant since) {
		this.repository.idleForUpdate(tenant, since).forEach((ticket) -> close(ticket, Reason.IDLE));
	}

	private Ticket close(Ticket ticket, Reason reason) {
		Ticket closed = ticket.closed(now());
		this.repository.update(closed);
		this.events.publishEvent(new TicketEvent.Closed(closed, reason));
		return closed;
	}

	private Ticket notClosed(String tenant, UUID id) {
		Ticket ticket = this.repository.findForUpdate(tenant, id).orElseThrow(TicketNotFoundException::new);
		if (ticket.isClosed()) {
			throw new TicketClosedException();
		}
		return ticket;
	}

	/**
	 * As precise as the database keeps it, so that what is returned is what will be read.
	 */
	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
