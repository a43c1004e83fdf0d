package com.tiktickets.sample.ticket;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where customers can be reached. It does not change in the life of a ticket, so it is
 * remembered for a while. Thread-safe.
 */
@Component
public class CustomerDirectory {

	private final JdbcClient jdbc;

	CustomerDirectory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the number of the customer who opened a ticket.
	 * @param tenant whose ticket it is
	 * @param ticketId the ticket
	 * @return the number, or {@code null} if the customer gave none
	 */
	@Cacheable(cacheNames = "customers", key = "#tenant + ':' + #ticketId", unless = "#result == null")
	public @Nullable String numberOf(String tenant, UUID ticketId) {
		return this.jdbc
			.sql("select customer from ticket where tenant_id = :tenant and id = :id and customer is not null")
			.param("tenant", tenant)
			.param("id", ticketId)
			.query(String.class)
			.optional()
			.orElse(null);
	}

}
