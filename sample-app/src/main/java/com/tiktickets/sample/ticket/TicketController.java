package com.tiktickets.sample.ticket;

import com.tiktickets.sample.tenant.CurrentTenant;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tickets over HTTP.
 */
@RestController
@RequestMapping("/tickets")
class TicketController {

	private final TicketService tickets;

	TicketController(TicketService tickets) {
		this.tickets = tickets;
	}

	@PostMapping
	ResponseEntity<Ticket> open(@CurrentTenant String tenant, @Valid @RequestBody OpenTicketRequest request) {
		Ticket ticket = this.tickets.open(tenant, request);
		return ResponseEntity.created(URI.create("/tickets/" + ticket.id())).body(ticket);
	}

	@GetMapping
	List<Ticket> list(@CurrentTenant String tenant) {
		return this.tickets.newest(tenant);
	}

	@GetMapping("/{id}")
	TicketDetails read(@CurrentTenant String tenant, @PathVariable UUID id) {
		return this.tickets.read(tenant, id);
	}

	@PostMapping("/{id}/replies")
	@ResponseStatus(HttpStatus.CREATED)
	Reply answer(@CurrentTenant String tenant, @AuthenticationPrincipal(expression = "subject") String agent,
			@PathVariable UUID id, @Valid @RequestBody ReplyRequest request) {
		return this.tickets.answer(tenant, id, agent, request.message());
	}

	@PostMapping("/{id}/close")
	Ticket close(@CurrentTenant String tenant, @PathVariable UUID id) {
		return this.tickets.close(tenant, id);
	}

}
