package com.tiktickets.sample.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tickets and replies in the database. Every statement names the tenant.
 */
@Repository
class TicketRepository {

	private static final int PAGE = 100;

	private final JdbcClient jdbc;

	TicketRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void insert(Ticket ticket, @Nullable String customer) {
		this.jdbc
			.sql("""
					insert into ticket (tenant_id, id, subject, message, channel, queue, status, opened_at, last_activity_at,
						customer)
					values (:tenant, :id, :subject, :message, :channel, :queue, :status, :openedAt, :lastActivityAt, :customer)""")
			.param("tenant", ticket.tenant())
			.param("id", ticket.id())
			.param("subject", ticket.subject())
			.param("message", ticket.message())
			.param("channel", ticket.channel().value())
			.param("queue", ticket.queue().value())
			.param("status", ticket.status().value())
			.param("openedAt", utc(ticket.openedAt()))
			.param("lastActivityAt", utc(ticket.lastActivityAt()))
			.param("customer", customer)
			.update();
	}

	void update(Ticket ticket) {
		this.jdbc.sql("""
				update ticket
				set status = :status, first_answered_at = :firstAnsweredAt, last_activity_at = :lastActivityAt,
					closed_at = :closedAt
				where tenant_id = :tenant and id = :id""")
			.param("tenant", ticket.tenant())
			.param("id", ticket.id())
			.param("status", ticket.status().value())
			.param("firstAnsweredAt", utc(ticket.firstAnsweredAt()))
			.param("lastActivityAt", utc(ticket.lastActivityAt()))
			.param("closedAt", utc(ticket.closedAt()))
			.update();
	}

	List<Ticket> newest(String tenant) {
		return this.jdbc.sql("select * from ticket where tenant_id = :tenant order by opened_at desc limit :page")
			.param("tenant", tenant)
			.param("page", PAGE)
			.query(TicketRepository::ticket)
			.list();
	}

	Optional<Ticket> find(String tenant, UUID id) {
		return this.jdbc.sql("select * from ticket where tenant_id = :tenant and id = :id")
			.param("tenant", tenant)
			.param("id", id)
			.query(TicketRepository::ticket)
			.optional();
	}

	/**
	 * Holds the row until the transaction ends, so that answering and closing take turns.
	 */
	Optional<Ticket> findForUpdate(String tenant, UUID id) {
		return this.jdbc.sql("select * from ticket where tenant_id = :tenant and id = :id for update")
			.param("tenant", tenant)
			.param("id", id)
			.query(TicketRepository::ticket)
			.optional();
	}

	List<Ticket> idleForUpdate(String tenant, Instant since) {
		return this.jdbc.sql("""
				select * from ticket where tenant_id = :tenant and status <> 'closed' and last_activity_at < :since
				order by last_activity_at limit :page for update skip locked""")
			.param("tenant", tenant)
			.param("since", utc(since))
			.param("page", PAGE)
			.query(TicketRepository::ticket)
			.list();
	}

	List<OpenTickets> countOpen(String tenant) {
		return this.jdbc.sql("""
				select channel, queue, count(*) as tickets from ticket
				where tenant_id = :tenant and status <> 'closed' group by channel, queue""")
			.param("tenant", tenant)
			.query((row, number) -> new OpenTickets(Channel.of(row.getString("channel")),
					Queue.of(row.getString("queue")), row.getLong("tickets")))
			.list();
	}

	void insertReply(Ticket ticket, Reply reply) {
		this.jdbc.sql("""
				insert into reply (tenant_id, id, ticket_id, author, message, written_at)
				values (:tenant, :id, :ticket, :author, :message, :writtenAt)""")
			.param("tenant", ticket.tenant())
			.param("id", reply.id())
			.param("ticket", ticket.id())
			.param("author", reply.author())
			.param("message", reply.message())
			.param("writtenAt", utc(reply.writtenAt()))
			.update();
	}

	List<Reply> replies(Ticket ticket) {
		return this.jdbc.sql("""
				select id, author, message, written_at from reply
				where tenant_id = :tenant and ticket_id = :ticket order by written_at""")
			.param("tenant", ticket.tenant())
			.param("ticket", ticket.id())
			.query((row, number) -> new Reply(row.getObject("id", UUID.class), row.getString("author"),
					row.getString("message"), row.getObject("written_at", OffsetDateTime.class).toInstant()))
			.list();
	}

	private static Ticket ticket(ResultSet row, int number) throws SQLException {
		return new Ticket(row.getString("tenant_id"), row.getObject("id", UUID.class), row.getString("subject"),
				row.getString("message"), Channel.of(row.getString("channel")), Queue.of(row.getString("queue")),
				TicketStatus.of(row.getString("status")), row.getObject("opened_at", OffsetDateTime.class).toInstant(),
				instant(row, "first_answered_at"), row.getObject("last_activity_at", OffsetDateTime.class).toInstant(),
				instant(row, "closed_at"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

	private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
		return (instant != null) ? instant.atOffset(ZoneOffset.UTC) : null;
	}

}
