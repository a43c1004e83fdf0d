package com.tiktickets.observability.benchmarks;

/**
 * What a load generator saw.
 *
 * @param requests answered and failed ones
 * @param failed without an answer, or with another than 200
 * @param seconds how long the load lasted
 * @param p50 median latency in milliseconds
 * @param p99 99th percentile in milliseconds
 */
record LoadResult(long requests, long failed, double seconds, double p50, double p99) {

	double throughput() {
		return this.requests / this.seconds;
	}

}
