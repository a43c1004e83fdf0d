package com.tiktickets.observability.benchmarks.messages;

/** Exchanges messages of one protocol between the application and itself. */
interface Exchange {

	int TENANTS = 8;

	String BODY = "{\"id\":4711,\"status\":\"open\",\"subject\":\"The printer prints nothing but question marks\"}";

	String name();

	/**
	 * Exchanges messages, and returns when the last one has been handled.
	 * @param messages how many
	 * @throws InterruptedException if the run is aborted
	 */
	void exchange(int messages) throws InterruptedException;

	static String tenant(int message) {
		return "tenant-" + message % TENANTS;
	}

}
