package com.tiktickets.observability.benchmarks;

/**
 * One measurement of one exchange with one variant.
 *
 * @param exchange the measured exchange
 * @param variant the variant
 * @param round the round
 * @param messages how many messages went through
 * @param seconds how long they took
 * @param cpuSeconds CPU of the process, until it had exported what it would
 * @param allocatedBytes allocated in that time
 * @param made the items of the messages
 * @param received the items that arrived
 */
record MessageSlice(MessageExchange exchange, Variant variant, int round, long messages, double seconds,
		double cpuSeconds, long allocatedBytes, Items made, Items received) {

	double cpuMicros() {
		return this.cpuSeconds * 1e6 / this.messages;
	}

	double allocatedKiB() {
		return this.allocatedBytes / 1024.0 / this.messages;
	}

	double perSecond() {
		return this.messages / this.seconds;
	}

	double items() {
		return (double) this.made.ofRequests() / this.messages;
	}

	long lost() {
		return this.received.missingFrom(this.made);
	}

}
