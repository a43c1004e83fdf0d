package com.tiktickets.observability.semconv;

/** Metrics of the processes of browsers that the application drives: name and unit. */
public final class BrowserMetrics {

	/** Gauge, {process}: number of browser processes, by role. */
	public static final String PROCESS_ACTIVE = "browser.process.active";

	/** Gauge, By: resident memory of browser processes, by role. */
	public static final String PROCESS_MEMORY_USAGE = "browser.process.memory.usage";

	/** Gauge, 1: number of processors that browser processes use, by role. */
	public static final String PROCESS_CPU_UTILIZATION = "browser.process.cpu.utilization";

	/** Gauge, {file}: number of files that browser processes have open, by role. */
	public static final String PROCESS_OPEN_FILES = "browser.process.open_files";

	/**
	 * Gauge, {process}: number of browser processes of the application that are not its
	 * descendants.
	 */
	public static final String PROCESS_ORPHANED = "browser.process.orphaned";

	/** Counter, {process}: number of browser processes that ended. */
	public static final String PROCESS_EXITS = "browser.process.exits";

	/** Gauge, {process}: number of browser processes of a session. */
	public static final String SESSION_PROCESS_ACTIVE = "browser.session.process.active";

	/** Gauge, By: resident memory of the browser processes of a session. */
	public static final String SESSION_MEMORY_USAGE = "browser.session.memory.usage";

	/** Gauge, 1: number of processors that the browser processes of a session use. */
	public static final String SESSION_CPU_UTILIZATION = "browser.session.cpu.utilization";

	/** Unit of processes. */
	public static final String UNIT_PROCESS = "{process}";

	/** Unit of memory. */
	public static final String UNIT_BYTE = "By";

	/** Unit of a number of processors in use. */
	public static final String UNIT_ONE = "1";

	/** Unit of {@link #PROCESS_OPEN_FILES}. */
	public static final String UNIT_FILE = "{file}";

	private BrowserMetrics() {
	}

}
