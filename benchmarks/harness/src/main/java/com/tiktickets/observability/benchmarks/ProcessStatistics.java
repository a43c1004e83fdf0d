package com.tiktickets.observability.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what Linux tells about a process and the machine. */
final class ProcessStatistics {

	/** {@code USER_HZ}, 100 on every architecture that Linux and the JDK share. */
	private static final double TICKS_PER_SECOND = 100;

	private static final int USER_TIME = 11;

	private static final int SYSTEM_TIME = 12;

	private static final int STEAL = 8;

	private ProcessStatistics() {
	}

	static double cpuSeconds(long pid) throws IOException {
		return cpuSecondsOf(Files.readString(Path.of("/proc", String.valueOf(pid), "stat")));
	}

	static double residentMiB(long pid) throws IOException {
		return residentMiBOf(Files.readString(Path.of("/proc", String.valueOf(pid), "status")));
	}

	/** Seconds that the host withheld from this machine, all cores together. */
	static double stolenSeconds() throws IOException {
		return stolenSecondsOf(Files.readString(Path.of("/proc/stat")));
	}

	/** The name in parentheses may hold spaces, so fields count from behind it. */
	static double cpuSecondsOf(String stat) {
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS_PER_SECOND;
	}

	static double residentMiBOf(String status) {
		return status.lines()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToDouble((line) -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
			.findFirst()
			.orElse(0);
	}

	static double stolenSecondsOf(String stat) {
		return Long.parseLong(stat.lines().findFirst().orElse("").split(" +")[STEAL]) / TICKS_PER_SECOND;
	}

}
