package com.tiktickets.sample.telemetry.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The inbox of the telemetry page.
 *
 * @param enabled whether it listens
 * @param port where it listens, on the loopback interface; 0 is a free port
 * @param keep how long an item is kept
 * @param memory how much is kept, about
 * @param maxBody the largest export that is taken, decompressed
 */
@ConfigurationProperties("sample.telemetry.inbox")
record InboxProperties(@DefaultValue("true") boolean enabled, @DefaultValue("4318") int port,
		@DefaultValue("15m") Duration keep, @DefaultValue("96MB") DataSize memory,
		@DefaultValue("8MB") DataSize maxBody) {

}
