package com.tiktickets.sample.telemetry.traffic;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends requests of one simulated user after the other.
 */
final class RoundRobin {

	private final List<SimulatedUser> users;

	private final int kinds;

	private int turn;

	RoundRobin(List<SimulatedUser> users, boolean faults) {
		this.users = users;
		this.kinds = faults ? SimulatedUser.KINDS : SimulatedUser.GOOD_KINDS;
	}

	void next() {
		SimulatedUser user = this.users.get(Math.floorMod(this.turn++, this.users.size()));
		user.sendRequest(ThreadLocalRandom.current().nextInt(this.kinds));
	}

}
