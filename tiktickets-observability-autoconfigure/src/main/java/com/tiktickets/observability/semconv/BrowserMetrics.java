package com.tiktickets.observability.semconv;

/** Metrics of the processes of browsers that the application drives: name and unit. */
public final class BrowserMetrics {

	/** Gauge, {process}: processes by role. */
	public static final String PROCESS_ACTIVE = "browser.process.active";

	/** Gauge, By: resident memory by role. */
	public static final String PROCESS_MEMORY_USAGE = "browser.process.memory.usage";

	/** Gauge, 1: processors in use by role, 1 being one of them. */
	public static final String PROCESS_CPU_UTILIZATION = "browser.process.cpu.utilization";

	/** Gauge, {file}: open files by role. */
	public static final String PROCESS_OPEN_FILES = "browser.process.open_files";

	/** Gauge, {process}: processes whose application does not hold them any more. */
	public static final String PROCESS_ORPHANED = "browser.process.orphaned";

	/** Counter, {process}: processes that ended. */
	public static final String PROCESS_EXITS = "browser.process.exits";

	/** Gauge, {process}: processes of one session. */
	public static final String SESSION_PROCESS_ACTIVE = "browser.session.process.active";

	/** Gauge, By: resident memory of the processes of one session. */
	public static final String SESSION_MEMORY_USAGE = "browser.session.memory.usage";

	/** Gauge, 1: processors that one session uses, 1 being one of them. */
	public static final String SESSION_CPU_UTILIZATION = "browser.session.cpu.utilization";

	/** Unit of processes. */
	public static final String UNIT_PROCESS = "{process}";

	/** Unit of memory. */
	public static final String UNIT_BYTE = "By";

	/** Unit of what is a part of a whole. */
	public static final String UNIT_ONE = "1";

	/** Unit of {@link #PROCESS_OPEN_FILES}. */
	public static final String UNIT_FILE = "{file}";

	private BrowserMetrics() {
	}

}
