package com.tiktickets.observability.wire;

import com.tiktickets.observability.tenant.TenantBinding;
import io.micrometer.observation.Observation;
import io.opentelemetry.context.Context;
import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an operation has left behind on threads, read off the threads themselves: no pool
 * has to be known, and no task of the test cleans up before it looks.
 */
final class ThreadLeftovers {

	private static final Set<String> KEYS = Set.of("tenant_id", "trace_id", "span_id");

	private static final Field THREAD_LOCALS = field(Thread.class, "threadLocals");

	private static final Field TABLE = field(THREAD_LOCALS.getType(), "table");

	private static final Field VALUE = field(TABLE.getType().getComponentType(), "value");

	private final Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());

	private ThreadLeftovers() {
	}

	/** Looks at the threads that are started from now on. */
	static ThreadLeftovers ofNewThreads() {
		return new ThreadLeftovers();
	}

	List<Thread> threads() {
		return Thread.getAllStackTraces().keySet().stream().filter((thread) -> !this.before.contains(thread)).toList();
	}

	/** Returns each leftover as text that names its thread. */
	List<String> found() {
		return threads().stream()
			.flatMap((thread) -> valuesOf(thread).filter(ThreadLeftovers::isLeftover)
				.map((value) -> thread.getName() + ": " + value))
			.toList();
	}

	private static boolean isLeftover(Object value) {
		if (value instanceof Map<?, ?> diagnosticContext) {
			return KEYS.stream().anyMatch(diagnosticContext::containsKey);
		}
		return value instanceof TenantBinding || value instanceof Observation.Scope
				|| (value instanceof Context context && context != Context.root());
	}

	private static Stream<Object> valuesOf(Thread thread) {
		try {
			Object locals = THREAD_LOCALS.get(thread);
			Object table = (locals != null) ? TABLE.get(locals) : null;
			List<Object> values = new ArrayList<>();
			for (int i = 0; table != null && i < Array.getLength(table); i++) {
				Object entry = Array.get(table, i);
				Object value = (entry instanceof Reference<?>) ? VALUE.get(entry) : null;
				if (value != null) {
					values.add(value);
				}
			}
			return values.stream();
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Field field(Class<?> type, String name) {
		try {
			Field field = type.getDeclaredField(name);
			field.setAccessible(true);
			return field;
		}
		catch (NoSuchFieldException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
