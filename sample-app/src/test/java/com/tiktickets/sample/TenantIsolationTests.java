package com.tiktickets.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.sample.Agent.TicketBody;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SampleTest
class TenantIsolationTests {

	private static final int ROUNDS = 20;

	@Autowired
	private Agents agents;

	@Test
	void ticketOfAnotherTenantIsNotFound() {
		UUID id = this.agents.loggedIn("ana@acme").open("Ours").id();
		Agent bruno = this.agents.loggedIn("bruno@globex");

		bruno.tryToRead(id).expectStatus().isNotFound();
		bruno.answer(id, "Hello?").expectStatus().isNotFound();
		bruno.close(id).expectStatus().isNotFound();
		assertThat(this.agents.loggedIn("ana@acme").read(id).status()).isEqualTo("open");
	}

	@Test
	void tenantWithoutTicketsSeesNone() {
		Agent ana = this.agents.loggedIn("ana@acme");
		ana.open("Ours");

		assertThat(ana.list()).isNotEmpty();
		assertThat(this.agents.ofTenant("initech").list()).isEmpty();
	}

	@Test
	void interleavedTenantsSeeOnlyTheirOwn() throws Exception {
		Agent ana = this.agents.loggedIn("ana@acme");
		Agent bruno = this.agents.loggedIn("bruno@globex");
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Future<?>> work = new ArrayList<>();
			for (int round = 0; round < ROUNDS; round++) {
				work.add(threads.submit(() -> opensAndSeesOnly(ana, "acme")));
				work.add(threads.submit(() -> opensAndSeesOnly(bruno, "globex")));
			}
			for (Future<?> done : work) {
				done.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static void opensAndSeesOnly(Agent agent, String tenant) {
		TicketBody opened = agent.open("From " + tenant);
		assertThat(agent.list())
			.contains(new TicketBody(opened.id(), tenant, "From " + tenant, "whatsapp", "support", "open", null))
			.extracting(TicketBody::tenant)
			.containsOnly(tenant);
	}

}
