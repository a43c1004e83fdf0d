package com.tiktickets.sample.telemetry.traffic;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Lets one visitor after the other do something.
 */
final class TurnTaking {

	private final List<Visitor> visitors;

	private int turn;

	TurnTaking(List<Visitor> visitors) {
		this.visitors = visitors;
	}

	void next() {
		Visitor visitor = this.visitors.get(Math.floorMod(this.turn++, this.visitors.size()));
		visitor.doSomething(ThreadLocalRandom.current().nextInt(100));
	}

}
