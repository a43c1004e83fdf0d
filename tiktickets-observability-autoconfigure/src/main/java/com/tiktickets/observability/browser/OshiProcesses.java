package com.tiktickets.observability.browser;

import java.util.List;
import java.util.function.Supplier;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/** Reads processes by the names of their executables. Thread-safe. */
final class OshiProcesses implements Supplier<List<ProcessReading>> {

	/** Linux keeps no more of a name. */
	private static final int LONGEST_NAME = 15;

	private final OperatingSystem system = new SystemInfo().getOperatingSystem();

	private final List<String> executables;

	OshiProcesses(List<String> executables) {
		this.executables = List.copyOf(executables);
	}

	@Override
	public List<ProcessReading> get() {
		return this.system.getProcesses((process) -> isBrowser(process.getName()), null, 0)
			.stream()
			.filter((process) -> process.getState() != OSProcess.State.ZOMBIE)
			.map(OshiProcesses::reading)
			.toList();
	}

	private boolean isBrowser(String name) {
		for (String executable : this.executables) {
			if (name.equals(executable) || name.equals(executable + ".exe")
					|| (name.length() == LONGEST_NAME && executable.startsWith(name))) {
				return true;
			}
		}
		return false;
	}

	private static ProcessReading reading(OSProcess process) {
		return new ProcessReading(process.getProcessID(), process.getParentProcessID(), process.getStartTime(),
				process.getArguments(), process.getResidentMemory(), process.getKernelTime() + process.getUserTime(),
				process.getOpenFiles());
	}

}
