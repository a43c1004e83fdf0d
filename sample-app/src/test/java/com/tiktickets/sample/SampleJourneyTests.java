package com.tiktickets.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.sample.Agent.ReplyBody;
import com.tiktickets.sample.Agent.TicketBody;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SampleTest
class SampleJourneyTests {

	@Autowired
	private Agents agents;

	@Test
	void ticketIsOpenedAnsweredAndClosed() {
		Agent ana = this.agents.loggedIn("ana@acme");

		UUID id = ana.open("No QR code").id();
		assertThat(ana.list()).extracting(TicketBody::id).contains(id);
		assertThat(ana.read(id).status()).isEqualTo("open");

		ana.answer(id, "Please reload.").expectStatus().isCreated();
		TicketBody answered = ana.read(id);
		assertThat(answered.status()).isEqualTo("answered");
		assertThat(answered.replies()).containsExactly(new ReplyBody("ana@acme", "Please reload."));

		ana.close(id).expectStatus().isOk();
		assertThat(ana.read(id).status()).isEqualTo("closed");
	}

}
