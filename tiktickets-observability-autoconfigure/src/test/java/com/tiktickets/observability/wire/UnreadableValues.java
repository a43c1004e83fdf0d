package com.tiktickets.observability.wire;

import java.io.Serial;
import java.lang.reflect.Proxy;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.Set;
import org.slf4j.Marker;
import org.slf4j.spi.MDCAdapter;

/** Values that fail when they are read, with a message that must not leave. */
final class UnreadableValues {

	private UnreadableValues() {
	}

	private static RuntimeException closed() {
		return new IllegalStateException("personal");
	}

	static Marker marker() {
		return (Marker) Proxy.newProxyInstance(Marker.class.getClassLoader(), new Class<?>[] { Marker.class },
				(proxy, method, arguments) -> {
					throw closed();
				});
	}

	/** Fails for this thread only. */
	static MDCAdapter diagnosticContext(MDCAdapter others) {
		Thread closed = Thread.currentThread();
		return (MDCAdapter) Proxy.newProxyInstance(MDCAdapter.class.getClassLoader(),
				new Class<?>[] { MDCAdapter.class }, (proxy, method, arguments) -> {
					if (Thread.currentThread() == closed) {
						throw closed();
					}
					return method.invoke(others, arguments);
				});
	}

	static final class Unreadable {

		@Override
		public String toString() {
			throw closed();
		}

	}

	static final class Endless {

		@Override
		public String toString() {
			return "endless " + this;
		}

	}

	static final class ClosedList extends AbstractList<Object> {

		@Override
		public Object get(int index) {
			throw closed();
		}

		@Override
		public int size() {
			throw closed();
		}

	}

	static final class ClosedTexts extends AbstractList<String> {

		@Override
		public String get(int index) {
			throw closed();
		}

		@Override
		public int size() {
			return 2;
		}

	}

	static final class ClosedMap extends AbstractMap<String, Object> {

		@Override
		public Set<Entry<String, Object>> entrySet() {
			throw closed();
		}

	}

	static final class UnreadableException extends RuntimeException {

		@Serial
		private static final long serialVersionUID = 1L;

		@Override
		public String getMessage() {
			throw closed();
		}

	}

}
