package com.tiktickets.observability.browser;

import java.util.List;

/**
 * What the operating system says of a process.
 *
 * @param pid its number
 * @param parent the number of its parent
 * @param started when, in milliseconds since the epoch; tells a number that is used again
 * @param arguments its command line
 * @param memory resident memory in bytes
 * @param cpuMillis processor time since its start
 * @param openFiles open files, or less than 0 where they cannot be counted
 */
record ProcessReading(int pid, int parent, long started, List<String> arguments, long memory, long cpuMillis,
		long openFiles) {

	private static final String TYPE = "--type=";

	private static final int LONGEST_ROLE = 32;

	/** Chromium's own words, so their number is small; anything odd is not one. */
	String role() {
		for (String argument : this.arguments) {
			if (argument.startsWith(TYPE)) {
				String type = argument.substring(TYPE.length());
				return (type.length() <= LONGEST_ROLE && type.matches("[a-z-]+")) ? type.replace('-', '_') : "other";
			}
		}
		boolean crashpad = !this.arguments.isEmpty() && this.arguments.get(0).endsWith("crashpad_handler");
		return crashpad ? "crashpad_handler" : BrowserTree.BROWSER;
	}

}
