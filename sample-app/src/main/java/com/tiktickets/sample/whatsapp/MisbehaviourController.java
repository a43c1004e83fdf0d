package com.tiktickets.sample.whatsapp;

import com.tiktickets.observability.whatsapp.SessionState;
import com.tiktickets.sample.tenant.CurrentTenant;
import com.tiktickets.sample.whatsapp.simulation.Misbehaviour;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets the tenant's own sessions misbehave, for the demonstration.
 */
@RestController
@RequestMapping("/demo/whatsapp")
class MisbehaviourController {

	private static final Logger logger = LoggerFactory.getLogger(MisbehaviourController.class);

	private final TenantSessions sessions;

	MisbehaviourController(TenantSessions sessions) {
		this.sessions = sessions;
	}

	@GetMapping
	List<SessionView> list(@CurrentTenant String tenant) {
		return this.sessions.of(tenant).all().stream().map(SessionView::of).toList();
	}

	@PostMapping("/{session}/misbehave")
	SessionView misbehave(@CurrentTenant String tenant, @PathVariable String session,
			@Valid @RequestBody MisbehaviourRequest request) {
		Misbehaviour how = misbehaviour(request.how());
		TenantSession found = own(tenant, session);
		try {
			found.misbehave(how);
		}
		catch (UnsupportedOperationException ex) {
			throw problem(HttpStatus.CONFLICT, String.valueOf(ex.getMessage()));
		}
		logger.atInfo().addKeyValue("how", how.value()).log("A WhatsApp session misbehaves from now on");
		return SessionView.of(found);
	}

	@PostMapping("/{session}/messages")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void write(@CurrentTenant String tenant, @PathVariable String session,
			@Valid @RequestBody CustomerMessage message) {
		own(tenant, session).customerWrites(message.from(), message.text());
	}

	private TenantSession own(String tenant, String session) {
		return this.sessions.of(tenant)
			.find(session)
			.orElseThrow(() -> problem(HttpStatus.NOT_FOUND, "No such session: GET /demo/whatsapp lists yours."));
	}

	private static Misbehaviour misbehaviour(String how) {
		return Arrays.stream(Misbehaviour.values())
			.filter((known) -> known.value().equals(how))
			.findAny()
			.orElseThrow(() -> problem(HttpStatus.BAD_REQUEST, "'how' is one of "
					+ Arrays.stream(Misbehaviour.values()).map(Misbehaviour::value).collect(Collectors.joining(", "))
					+ "."));
	}

	private static ErrorResponseException problem(HttpStatus status, String detail) {
		return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
	}

	/** What is asked for. */
	record MisbehaviourRequest(@NotBlank String how) {
	}

	/** What a customer writes. */
	record CustomerMessage(@NotBlank @Pattern(regexp = "\\+?[0-9 ()-]{5,20}") String from,
			@NotBlank @Size(max = 4000) String text) {

		@Override
		public String toString() {
			return "CustomerMessage";
		}

	}

	/** A session as the tenant sees it. */
	record SessionView(String id, String engine, String state) {

		static SessionView of(TenantSession session) {
			SessionState state = session.state();
			return new SessionView(session.id(), session.engine(), state.word());
		}

	}

}
