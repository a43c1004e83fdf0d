package com.tiktickets.observability.browser;

/** Lets the benchmark read when it wants to. */
public final class BrowserReading {

	private BrowserReading() {
	}

	public static void read(BrowserProcesses processes) {
		processes.read();
	}

}
