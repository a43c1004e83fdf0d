package com.tiktickets.observability.logging;

import com.tiktickets.observability.semconv.TikticketsAttributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last few exceptions that left this thread as ERROR records. An exception that an
 * application logs and lets pass is logged again by the container, outside of the
 * operation; by this memory the second record is told from a first one. Holds exceptions
 * weakly. Thread-safe.
 */
final class ExportedExceptions {

	private static final int REMEMBERED = 8;

	private static final int REMEMBERED_ON_ANY_THREAD = 128;

	private static final ThreadLocal<@Nullable Ring> RING = new ThreadLocal<>();

	/** Exceptions of events that an asynchronous appender delivers on its own thread. */
	private static final Ring ON_ANY_THREAD = new Ring(REMEMBERED_ON_ANY_THREAD);

	private ExportedExceptions() {
	}

	/**
	 * Whether the exception was exported before and is logged again outside of the
	 * operation. If not, the exception is remembered.
	 */
	static boolean isRepeated(Throwable exception, Context context, boolean onOtherThread) {
		if (!isOperation(context)
				&& (onOtherThread ? ON_ANY_THREAD.contains(rootOf(exception)) : contains(exception))) {
			return true;
		}
		add(exception);
		return false;
	}

	/**
	 * Remembers an exception that another thread exports later, and marks its span.
	 */
	static void announce(Throwable exception) {
		if (isOperation(Context.current())) {
			Span.current().setAttribute(TikticketsAttributes.EXCEPTION_LOGGED, true);
			add(exception);
		}
	}

	static void add(Throwable exception) {
		Ring current = RING.get();
		if (current == null) {
			current = new Ring(REMEMBERED);
			RING.set(current);
		}
		current.add(rootOf(exception));
		ON_ANY_THREAD.add(rootOf(exception));
	}

	static boolean contains(Throwable exception) {
		Ring current = RING.get();
		return current != null && current.contains(rootOf(exception));
	}

	private static boolean isOperation(Context context) {
		return Span.fromContext(context).getSpanContext().isValid();
	}

	private static Throwable rootOf(Throwable exception) {
		Throwable root = exception;
		for (int depth = 0; depth < 64 && root.getCause() != null; depth++) {
			root = root.getCause();
		}
		return root;
	}

	private static final class Ring {

		private final List<WeakReference<Throwable>> exceptions = new ArrayList<>();

		private final int size;

		private int next;

		private Ring(int size) {
			this.size = size;
		}

		private synchronized void add(Throwable exception) {
			if (this.exceptions.size() < this.size) {
				this.exceptions.add(new WeakReference<>(exception));
			}
			else {
				this.exceptions.set(this.next, new WeakReference<>(exception));
				this.next = (this.next + 1) % this.size;
			}
		}

		private synchronized boolean contains(Throwable exception) {
			for (WeakReference<Throwable> reference : this.exceptions) {
				if (reference.refersTo(exception)) {
					return true;
				}
			}
			return false;
		}

	}

}
