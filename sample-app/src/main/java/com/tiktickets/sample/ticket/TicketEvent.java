package com.tiktickets.sample.ticket;

import java.util.Locale;

/**
 * What happened to a ticket. Listen after the commit: before it, it has not happened yet.
 */
public sealed interface TicketEvent {

	/**
	 * Returns the ticket as it is now.
	 * @return the ticket
	 */
	Ticket ticket();

	/**
	 * A customer wrote.
	 */
	record Opened(Ticket ticket) implements TicketEvent {
	}

	/**
	 * An agent answered.
	 */
	record Answered(Ticket ticket, Reply reply, boolean first) implements TicketEvent {
	}

	/**
	 * The matter is settled, or was given up.
	 */
	record Closed(Ticket ticket, Reason reason) implements TicketEvent {

		/**
		 * Who or what closed it.
		 */
		public enum Reason {

			AGENT, IDLE;

			String value() {
				return name().toLowerCase(Locale.ROOT);
			}

		}

	}

}
