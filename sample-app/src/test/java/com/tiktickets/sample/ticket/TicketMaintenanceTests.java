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
class TicketMaintenanceTests {

	private static final TicketProperties HOUR = new TicketProperties(Duration.ofHours(1));

	@Autowired
	private Agents agents;

	@Autowired
	private TenantDirectory tenants;

	@Autowired
	private TicketService tickets;

	@Autowired
	private TicketRepository repository;

	@Autowired
	private TicketMetrics metrics;

	@Test
	void idleTicketsOfEveryTenantAreClosed() {
		Agent ana = this.agents.loggedIn("ana@acme");
		Agent bruno = this.agents.loggedIn("bruno@globex");
		UUID anas = ana.open("Forgotten").id();
		UUID brunos = bruno.open("Forgotten too").id();

		maintenanceAfter(Duration.ofHours(2)).maintain();

		assertThat(ana.read(anas).status()).isEqualTo("closed");
		assertThat(bruno.read(brunos).status()).isEqualTo("closed");
	}

	@Test
	void ticketWithRecentActivityStaysOpen() {
		Agent ana = this.agents.loggedIn("ana@acme");
		UUID id = ana.open("Fresh").id();

		maintenanceAfter(Duration.ofMinutes(30)).maintain();

		assertThat(ana.read(id).status()).isEqualTo("open");
	}

	private TicketMaintenance maintenanceAfter(Duration pause) {
		return new TicketMaintenance(this.tenants, this.tickets, this.repository, this.metrics, HOUR,
				Clock.offset(Clock.systemUTC(), pause));
	}

}
