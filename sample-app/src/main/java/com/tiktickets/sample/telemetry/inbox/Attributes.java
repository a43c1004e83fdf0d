package com.tiktickets.sample.telemetry.inbox;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of an item, in the order they came. Two arrays instead of a map: an inbox
 * holds a hundred thousand of these. Immutable.
 */
public final class Attributes {

	/** No attributes. */
	public static final Attributes NONE = new Attributes(new String[0], new Object[0]);

	private final String[] keys;

	private final Object[] values;

	Attributes(String[] keys, Object[] values) {
		this.keys = keys;
		this.values = values;
	}

	/**
	 * Returns the value of an attribute: a string, a number, a boolean, a list or a map.
	 * @param key the name
	 * @return the value, or {@code null} if there is none
	 */
	public @Nullable Object get(String key) {
		for (int i = 0; i < this.keys.length; i++) {
			if (this.keys[i].equals(key)) {
				return this.values[i];
			}
		}
		return null;
	}

	/**
	 * Returns the value of an attribute as text.
	 * @param key the name
	 * @return the text, empty if there is no such attribute
	 */
	public String text(String key) {
		Object value = get(key);
		return (value != null) ? value.toString() : "";
	}

	/**
	 * Tells whether a key or a value contains a text, in any case.
	 * @param part the text
	 * @return whether one does
	 */
	public boolean mention(String part) {
		for (int i = 0; i < this.keys.length; i++) {
			if (CaseInsensitiveSearch.contains(this.keys[i], part)
					|| CaseInsensitiveSearch.contains(this.values[i].toString(), part)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Returns the attributes as a map.
	 * @return a map in the order in which they came
	 */
	public Map<String, Object> asMap() {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < this.keys.length; i++) {
			map.put(this.keys[i], this.values[i]);
		}
		return map;
	}

	/**
	 * What no other item holds: all but the texts.
	 */
	long ownWeight() {
		long weight = HeapEstimate.OBJECT + 16L * this.keys.length;
		for (Object value : this.values) {
			weight += (value instanceof String) ? 0 : HeapEstimate.of(value);
		}
		return weight;
	}

	void eachPart(Consumer<Object> action) {
		for (int i = 0; i < this.keys.length; i++) {
			action.accept(this.keys[i]);
			if (this.values[i] instanceof String text) {
				action.accept(text);
			}
		}
	}

	long weight() {
		long weight = HeapEstimate.OBJECT + 16L * this.keys.length;
		for (int i = 0; i < this.keys.length; i++) {
			weight += HeapEstimate.of(this.keys[i]) + HeapEstimate.of(this.values[i]);
		}
		return weight;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Attributes that && Arrays.equals(this.keys, that.keys)
				&& Arrays.equals(this.values, that.values);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(this.keys) + Arrays.hashCode(this.values);
	}

	@Override
	public String toString() {
		return asMap().toString();
	}

}
