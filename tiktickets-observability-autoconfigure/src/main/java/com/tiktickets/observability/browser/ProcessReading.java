package com.tiktickets.observability.browser;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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

	private static final Pattern BLANKS = Pattern.compile("\\s+");

	/**
	 * Chromium's own words, so their number is small; anything odd is not one. Its child
	 * processes have rewritten their command lines, blanks are between their arguments.
	 */
	String role() {
		for (String argument : this.arguments) {
			Optional<String> type = BLANKS.splitAsStream(argument).filter((word) -> word.startsWith(TYPE)).findFirst();
			if (type.isPresent()) {
				return role(type.get().substring(TYPE.length()));
			}
		}
		boolean crashpad = !this.arguments.isEmpty() && this.arguments.get(0).endsWith("crashpad_handler");
		return crashpad ? "crashpad_handler" : BrowserTree.BROWSER;
	}

	private static String role(String type) {
		return (type.length() <= LONGEST_ROLE && type.matches("[a-z-]+")) ? type.replace('-', '_') : "other";
	}

}
