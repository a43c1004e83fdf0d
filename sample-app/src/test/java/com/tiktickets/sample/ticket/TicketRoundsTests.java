package com.tiktickets.sample.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.sample.Agent;
import com.tiktickets.sample.Agents;
import com.tiktickets.sample.SampleTest;
import com.tiktickets.sample.tenant.TenantDirectory;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SampleTest
class TicketRoundsTests {

	private static final TicketProperties HOUR = new TicketProperties(Duration.ofHours(1));

	@Autowired
	private Agents agents;

	@Autowired
	private TenantDirectory tenants;

	@Autowired
	private TicketDesk desk;

	@Autowired
	private TicketStore store;

	@Autowired
	private TicketMetrics metrics;

	@Test
	void idleTicketsOfEveryTenantAreClosed() {
		Agent ana = this.agents.loggedIn("ana@acme");
		Agent bruno = this.agents.loggedIn("bruno@globex");
		UUID anas = ana.open("Forgotten").id();
		UUID brunos = bruno.open("Forgotten too").id();

		roundsAfter(Duration.ofHours(2)).makeRounds();

		assertThat(ana.read(anas).status()).isEqualTo("closed");
		assertThat(bruno.read(brunos).status()).isEqualTo("closed");
	}

	@Test
	void ticketWithRecentActivityStaysOpen() {
		Agent ana = this.agents.loggedIn("ana@acme");
		UUID id = ana.open("Fresh").id();

		roundsAfter(Duration.ofMinutes(30)).makeRounds();

		assertThat(ana.read(id).status()).isEqualTo("open");
	}

	private TicketRounds roundsAfter(Duration pause) {
		return new TicketRounds(this.tenants, this.desk, this.store, this.metrics, HOUR,
				Clock.offset(Clock.systemUTC(), pause));
	}

}
