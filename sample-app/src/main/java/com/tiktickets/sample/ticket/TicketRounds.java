package com.tiktickets.sample.ticket;

import com.tiktickets.sample.tenant.TenantDirectory;
import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after the tickets nobody looks at: tenant by tenant, closes the idle ones and
 * counts what is still open.
 */
@Component
class TicketRounds {

	private final TenantDirectory tenants;

	private final TicketDesk desk;

	private final TicketStore store;

	private final TicketMetrics metrics;

	private final TicketProperties properties;

	private final Clock clock;

	TicketRounds(TenantDirectory tenants, TicketDesk desk, TicketStore store, TicketMetrics metrics,
			TicketProperties properties, Clock clock) {
		this.tenants = tenants;
		this.desk = desk;
		this.store = store;
		this.metrics = metrics;
		this.properties = properties;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${sample.tickets.round-every:30s}")
	void makeRounds() {
		this.tenants.forEach((tenant) -> {
			this.desk.closeIdle(tenant, this.clock.instant().minus(this.properties.idleAfter()));
			this.metrics.open(this.store.countOpen(tenant));
		});
	}

}
