package com.tiktickets.observability.browser;

import com.tiktickets.observability.browser.BrowserSessions.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of all browser processes belong to the application: its descendants, those
 * with a registered command line, and what once belonged to it. Not thread-safe.
 */
final class BrowserTree {

	static final String BROWSER = "browser";

	private final BrowserSessions sessions;

	private final IntPredicate descendant;

	private Map<Integer, BrowserProcess> known = Map.of();

	private long readNanos;

	BrowserTree(BrowserSessions sessions, IntPredicate descendant) {
		this.sessions = sessions;
		this.descendant = descendant;
	}

	/**
	 * Takes a reading in.
	 * @return the processes that have ended since the one before
	 */
	List<BrowserProcess> update(List<ProcessReading> readings, long nowNanos) {
		Map<Integer, ProcessReading> byPid = new HashMap<>();
		readings.forEach((reading) -> byPid.put(reading.pid(), reading));
		double elapsedMillis = (nowNanos - this.readNanos) / 1e6;
		Map<Integer, BrowserProcess> now = new HashMap<>();
		for (ProcessReading reading : readings) {
			BrowserProcess before = before(reading);
			Session session = session(reading, byPid, before);
			boolean held = this.descendant.test(reading.pid());
			if (held || session != null || before != null) {
				double cpu = (before != null)
						? (reading.cpuMillis() - before.reading().cpuMillis()) / Math.max(1, elapsedMillis) : 0;
				now.put(reading.pid(), new BrowserProcess(reading, reading.role(), session, !held, Math.max(0, cpu)));
			}
		}
		List<BrowserProcess> ended = new ArrayList<>();
		for (BrowserProcess process : this.known.values()) {
			BrowserProcess same = now.get(process.reading().pid());
			if (same == null || same.reading().started() != process.reading().started()) {
				ended.add(process);
			}
		}
		this.known = now;
		this.readNanos = nowNanos;
		return ended;
	}

	List<BrowserProcess> processes() {
		return List.copyOf(this.known.values());
	}

	/**
	 * A browser whose session has it still, and the graphics process of a browser that
	 * runs on, do not end by themselves. Pages come and go: of those nobody can tell.
	 */
	String reasonOf(BrowserProcess ended) {
		boolean registered = this.sessions.contains(ended.session());
		if (ended.role().equals(BROWSER)) {
			return registered ? "crash" : (ended.session() != null) ? "expected" : "unknown";
		}
		if (ended.role().equals("gpu_process") && this.known.containsKey(ended.reading().parent())) {
			return "crash";
		}
		return (ended.session() != null && !registered) ? "expected" : "unknown";
	}

	private @Nullable BrowserProcess before(ProcessReading reading) {
		BrowserProcess process = this.known.get(reading.pid());
		return (process != null && process.reading().started() == reading.started()) ? process : null;
	}

	/** Only the first process has the whole command line. */
	private @Nullable Session session(ProcessReading reading, Map<Integer, ProcessReading> byPid,
			@Nullable BrowserProcess before) {
		if (before != null && before.session() != null) {
			return before.session();
		}
		ProcessReading process = reading;
		for (int depth = 0; depth < 8 && process != null; depth++) {
			Session session = this.sessions.find(process.arguments());
			if (session != null) {
				return session;
			}
			process = byPid.get(process.parent());
		}
		return null;
	}

}
