package com.tiktickets.observability.logging;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last few exceptions that left this thread as ERROR records. An exception that an
 * application logs and lets pass is logged again by the container, outside of the
 * operation; by this memory the second record is told from a first one. Holds exceptions
 * weakly. Thread-safe: each thread has a memory of its own.
 */
final class ExportedExceptions {

	private static final int REMEMBERED = 8;

	private static final ThreadLocal<@Nullable Ring> RING = new ThreadLocal<>();

	private ExportedExceptions() {
	}

	static void add(Throwable exception) {
		Ring current = RING.get();
		if (current == null) {
			current = new Ring();
			RING.set(current);
		}
		current.add(rootOf(exception));
	}

	static boolean contains(Throwable exception) {
		Ring current = RING.get();
		return current != null && current.contains(rootOf(exception));
	}

	private static Throwable rootOf(Throwable exception) {
		Throwable root = exception;
		for (int depth = 0; depth < 64 && root.getCause() != null; depth++) {
			root = root.getCause();
		}
		return root;
	}

	private static final class Ring {

		private final List<WeakReference<Throwable>> exceptions = new ArrayList<>(REMEMBERED);

		private int next;

		private void add(Throwable exception) {
			if (this.exceptions.size() < REMEMBERED) {
				this.exceptions.add(new WeakReference<>(exception));
			}
			else {
				this.exceptions.set(this.next, new WeakReference<>(exception));
				this.next = (this.next + 1) % REMEMBERED;
			}
		}

		private boolean contains(Throwable exception) {
			for (WeakReference<Throwable> reference : this.exceptions) {
				if (reference.refersTo(exception)) {
					return true;
				}
			}
			return false;
		}

	}

}
