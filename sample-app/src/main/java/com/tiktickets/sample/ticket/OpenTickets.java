package com.tiktickets.sample.ticket;

/**
 * How many tickets of one kind wait for someone.
 */
record OpenTickets(Channel channel, Queue queue, long count) {

}
