package com.tiktickets.sample.ticket;

import com.tiktickets.sample.Agent;
import com.tiktickets.sample.Agents;
import com.tiktickets.sample.SampleTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

@SampleTest
class TicketRulesTests {

	private Agent ana;

	@BeforeEach
	void logIn(@Autowired Agents agents) {
		this.ana = agents.loggedIn("ana@acme");
	}

	@Test
	void answeringClosedTicketIsConflict() {
		UUID id = closedTicket();

		this.ana.answer(id, "One more thing").expectStatus().isEqualTo(HttpStatus.CONFLICT);
	}

	@Test
	void closingClosedTicketIsConflict() {
		UUID id = closedTicket();

		this.ana.close(id).expectStatus().isEqualTo(HttpStatus.CONFLICT);
	}

	@Test
	void unknownTicketIsNotFound() {
		this.ana.tryToRead(UUID.randomUUID())
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void invalidBodyIsProblemThatNamesTheField() {
		this.ana.tryToOpen(Map.of("subject", " ", "message", "Please help.", "channel", "web"))
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.errors.length()")
			.isEqualTo(1)
			.jsonPath("$.errors[0].field")
			.isEqualTo("subject");
	}

	@Test
	void unknownChannelIsProblem() {
		this.ana.tryToOpen(Map.of("subject", "Fax", "message", "Please help.", "channel", "fax"))
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	private UUID closedTicket() {
		UUID id = this.ana.open("Settled").id();
		this.ana.close(id).expectStatus().isOk();
		return id;
	}

}
