package com.tiktickets.sample.ticket;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A ticket with all that was answered.
 */
record TicketDetails(@JsonUnwrapped Ticket ticket, List<Reply> replies) {

}
