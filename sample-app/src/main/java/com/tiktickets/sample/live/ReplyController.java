package com.tiktickets.sample.live;

import com.tiktickets.sample.login.AgentPrincipal;
import com.tiktickets.sample.ticket.TicketClosedException;
import com.tiktickets.sample.ticket.TicketService;
import com.tiktickets.sample.ticket.TicketNotFoundException;
import jakarta.validation.Valid;
import java.security.Principal;
import java.util.Map;
import java.util.Objects;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.messaging.simp.annotation.SendToUser;
import org.springframework.stereotype.Controller;

/**
 * Answers that agents send over STOMP. What is wrong with one, its agent hears at
 * {@code /user/queue/errors}.
 */
@Controller
class ReplyController {

	private final TicketService tickets;

	ReplyController(TicketService tickets) {
		this.tickets = tickets;
	}

	@MessageMapping("/reply")
	void reply(@Valid @Payload ReplyFrame reply, Principal principal) {
		AgentPrincipal agent = Objects.requireNonNull(AgentPrincipal.of(principal));
		this.tickets.answer(agent.tenant(), reply.ticketId(), agent.username(), reply.text());
	}

	@MessageExceptionHandler(TicketNotFoundException.class)
	@SendToUser("/queue/errors")
	Map<String, String> notFound() {
		return Map.of("detail", "There is no such ticket.");
	}

	@MessageExceptionHandler(TicketClosedException.class)
	@SendToUser("/queue/errors")
	Map<String, String> closed() {
		return Map.of("detail", "The ticket is closed.");
	}

	@MessageExceptionHandler(MethodArgumentNotValidException.class)
	@SendToUser("/queue/errors")
	Map<String, String> notValid() {
		return Map.of("detail", "A reply has a ticketId and a text.");
	}

}
