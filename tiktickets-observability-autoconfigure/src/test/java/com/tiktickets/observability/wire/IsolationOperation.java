package com.tiktickets.observability.wire;

import java.util.List;
import java.util.Random;

/**
 * One operation of one tenant.
 *
 * @param kind the protocol, and how it is handled
 * @param tenant whose operation it is, by its number
 * @param number which operation it is
 */
record IsolationOperation(Kind kind, int tenant, long number) {

	private static final List<Kind> KINDS = List.of(Kind.values());

	static IsolationOperation random(Random random, int tenants, long number) {
		return new IsolationOperation(KINDS.get(random.nextInt(KINDS.size())), random.nextInt(tenants), number);
	}

	static String nameOf(int tenant) {
		return "tenant-" + tenant;
	}

	/** The tenant and the number: {@code tenant-1_7}. */
	String what() {
		return nameOf(this.tenant) + "_" + this.number;
	}

	/** How an operation comes, and how often its work is done. */
	enum Kind {

		/** Leaves work to {@code @Async}. */
		HTTP(2),

		CALLABLE(1), DEFERRED(1), FUTURE(1), REACTOR(1), VIRTUAL(1), THROWING(1), LATE(1), CANCELLED(1), ABORTED(1),

		AMQP(1), DIRECT(1),

		/** Fails once. */
		RETRIED(2),

		/** Fails twice, and is done once more as a dead letter. */
		FAILING(3),

		STOMP(1), SOCKETIO(1), REDIS(1), WHATSAPP(1), SCHEDULED(1);

		final int times;

		Kind(int times) {
			this.times = times;
		}

	}

}
