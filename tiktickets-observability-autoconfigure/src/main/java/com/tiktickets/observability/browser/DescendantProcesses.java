package com.tiktickets.observability.browser;

import java.util.Optional;

/** The processes that this process has started, and the processes they have started. */
final class DescendantProcesses {

	private static final long OWN = ProcessHandle.current().pid();

	private DescendantProcesses() {
	}

	static boolean contain(int pid) {
		Optional<ProcessHandle> process = ProcessHandle.of(pid);
		for (int depth = 0; depth < 32 && process.isPresent(); depth++) {
			if (process.get().pid() == OWN) {
				return true;
			}
			process = process.get().parent();
		}
		return false;
	}

}
