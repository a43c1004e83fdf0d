package com.tiktickets.sample.whatsapp.simulation;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast the simulated engines and the people behind them are.
 *
 * @param scanAfter how long it takes until somebody scans a code
 * @param codeLifetime how long a code is shown before the next one
 * @param codes how many codes are shown before a login is given up
 * @param ackAfter how long a message travels to the phone
 * @param lateAck how long it travels when acknowledgements are late
 */
public record SimulationProperties(@DefaultValue("300ms") Duration scanAfter, @DefaultValue("2s") Duration codeLifetime,
		@DefaultValue("3") int codes, @DefaultValue("50ms") Duration ackAfter, @DefaultValue("15s") Duration lateAck) {

}
