package com.tiktickets.sample.ticket;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A ticket with all that was answered.
 */
record TicketDetails(@JsonUnwrapped Ticket ticket, List<Reply> replies) {

}
