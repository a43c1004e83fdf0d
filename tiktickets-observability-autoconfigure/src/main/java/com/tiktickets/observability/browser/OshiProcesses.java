package com.tiktickets.observability.browser;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/** Reads processes by the names of their executables. Thread-safe. */
final class OshiProcesses implements Supplier<List<ProcessReading>> {

	private static final File PROCESSES = new File("/proc");

	private static final String NAME = "comm";

	/** Linux has a file of each process' name. */
	private static final boolean NAMES = new File(PROCESSES, "self/" + NAME).canRead();

	/** Linux keeps no more of a name. */
	private static final int LONGEST_NAME = 15;

	private final OperatingSystem system = new SystemInfo().getOperatingSystem();

	private final List<String> executables;

	OshiProcesses(List<String> executables) {
		this.executables = List.copyOf(executables);
	}

	@Override
	public List<ProcessReading> get() {
		return browsers().stream()
			.filter((process) -> process.getState() != OSProcess.State.ZOMBIE)
			.map(OshiProcesses::reading)
			.toList();
	}

	/** OSHI reads all there is of a process before its name can be asked for. */
	private List<OSProcess> browsers() {
		return NAMES ? this.system.getProcesses(namedLikeBrowsers())
				: this.system.getProcesses((process) -> isBrowser(process.getName()), null, 0);
	}

	private List<Integer> namedLikeBrowsers() {
		List<Integer> pids = new ArrayList<>();
		String[] entries = PROCESSES.list((directory, entry) -> Character.isDigit(entry.charAt(0)));
		for (String pid : (entries != null) ? entries : new String[0]) {
			if (isBrowser(nameOf(pid))) {
				pids.add(Integer.valueOf(pid));
			}
		}
		return pids;
	}

	/** A process that has ended meanwhile has no name. */
	private static String nameOf(String pid) {
		try {
			return Files.readString(PROCESSES.toPath().resolve(pid).resolve(NAME), StandardCharsets.ISO_8859_1).strip();
		}
		catch (IOException ex) {
			return "";
		}
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
