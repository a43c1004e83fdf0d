package com.tiktickets.observability.tracing;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what is left of statements without their values, since an application has few
 * and executes them often. Each text has one place, and whoever comes last has it: texts
 * full of values push nothing else out but what shares their place. Thread-safe.
 */
final class StatementTexts {

	private static final int PLACES = 256;

	/** 2 MB for all at most; longer ones are read each time. */
	private static final int LONGEST = 2_048;

	private final AtomicReferenceArray<@Nullable Text> places = new AtomicReferenceArray<>(PLACES);

	/**
	 * Returns a statement without its values.
	 * @param sql the statement
	 * @param dialect what the statement's characters mean
	 * @return the statement without them
	 */
	String withoutValues(String sql, SqlDialect dialect) {
		if (sql.length() > LONGEST) {
			return SqlLiterals.removedFrom(sql, dialect);
		}
		int place = sql.hashCode() & (PLACES - 1);
		Text text = this.places.get(place);
		if (text == null || text.dialect() != dialect || !text.sql().equals(sql)) {
			text = new Text(sql, dialect, SqlLiterals.removedFrom(sql, dialect));
			this.places.set(place, text);
		}
		return text.withoutValues();
	}

	private record Text(String sql, SqlDialect dialect, String withoutValues) {
	}

}
