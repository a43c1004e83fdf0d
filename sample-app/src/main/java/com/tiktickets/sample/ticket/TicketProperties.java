package com.tiktickets.sample.ticket;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * House rules of the desk.
 *
 * @param idleAfter how long nothing may happen to a ticket before it is closed
 * @param roundEvery how long to wait between two looks at all open tickets
 */
@ConfigurationProperties("sample.tickets")
record TicketProperties(@DefaultValue("1h") Duration idleAfter, @DefaultValue("30s") Duration roundEvery) {

}
