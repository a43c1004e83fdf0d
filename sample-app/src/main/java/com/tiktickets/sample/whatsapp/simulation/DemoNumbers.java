package com.tiktickets.sample.whatsapp.simulation;

import java.time.Duration;

/**
 * Numbers that the simulated engines know, so that there is something to look at without
 * asking for it.
 */
final class DemoNumbers {

	private static final Duration SLOW = Duration.ofSeconds(3);

	private DemoNumbers() {
	}

	/** Whether nobody has the number, which is refused therefore: it ends in 00404. */
	static boolean isNobodys(String number) {
		return number.endsWith("00404");
	}

	/** How long a message travels to the number; to one that ends in 00408, long. */
	static Duration travel(String number, Misbehaviour misbehaviour, SimulationProperties timing) {
		if (misbehaviour == Misbehaviour.LATE_ACK) {
			return timing.lateAck();
		}
		return number.endsWith("00408") ? SLOW : timing.ackAfter();
	}

}
