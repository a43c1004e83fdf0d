package com.tiktickets.sample.ticket;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * House rules of the desk.
 *
 * @param idleAfter how long nothing may happen to a ticket before it is closed
 */
@ConfigurationProperties("sample.tickets")
record TicketProperties(@DefaultValue("1h") Duration idleAfter) {

}
