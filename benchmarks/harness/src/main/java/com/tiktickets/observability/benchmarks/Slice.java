package com.tiktickets.observability.benchmarks;

/**
 * One variant under one load, once.
 *
 * @param variant the variant
 * @param endpoint the shape of request
 * @param load how it was loaded
 * @param round the round
 * @param result what the load generator saw
 * @param cpuSeconds CPU of the process, until it had exported what it would
 * @param allocatedBytes allocated in that time, 0 if the JDK does not know
 * @param residentMiB memory of the process at the end
 * @param made the items of the requests
 * @param received the items that arrived
 * @param stolenSeconds what the host withheld from the machine meanwhile
 */
record Slice(Variant variant, Endpoint endpoint, Load load, int round, LoadResult result, double cpuSeconds,
		long allocatedBytes, double residentMiB, Items made, Items received, double stolenSeconds) {

	double cpuMicrosPerRequest() {
		return this.cpuSeconds * 1e6 / this.result.requests();
	}

	double allocatedKiBPerRequest() {
		return this.allocatedBytes / 1024.0 / this.result.requests();
	}

	long lost() {
		return this.received.missingFrom(this.made);
	}

	/** Share of the items that arrived; 1 where none was to arrive. */
	double delivered() {
		return (this.made.ofRequests() > 0) ? 1 - (double) lost() / this.made.ofRequests() : 1;
	}

	double itemsPerRequest() {
		return (double) this.made.ofRequests() / this.result.requests();
	}

}
