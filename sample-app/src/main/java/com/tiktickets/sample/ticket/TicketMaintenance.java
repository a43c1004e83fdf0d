package com.tiktickets.sample.ticket;

import com.tiktickets.sample.tenant.TenantDirectory;
import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Closes the idle tickets of each tenant and counts the tenant's open tickets.
 */
@Component
class TicketMaintenance {

	private final TenantDirectory tenants;

	private final TicketService tickets;

	private final TicketRepository repository;

	private final TicketMetrics metrics;

	private final TicketProperties properties;

	private final Clock clock;

	TicketMaintenance(TenantDirectory tenants, TicketService tickets, TicketRepository repository,
			TicketMetrics metrics, TicketProperties properties, Clock clock) {
		this.tenants = tenants;
		this.tickets = tickets;
		this.repository = repository;
		this.metrics = metrics;
		this.properties = properties;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${sample.tickets.maintenance-every:30s}")
	void maintain() {
		this.tenants.forEach((tenant) -> {
			this.tickets.closeIdle(tenant, this.clock.instant().minus(this.properties.idleAfter()));
			this.metrics.open(this.repository.countOpen(tenant));
		});
	}

}
