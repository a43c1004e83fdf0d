package com.tiktickets.observability.instrumentation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.beans.DirectFieldAccessor;

/**
 * A private field of a class of another library, where that library has no public
 * accessor. Another version of the library may lack the field: then a caller leaves the
 * object as it is, and the log says so once.
 *
 * @param <T> the type of the field
 */
public final class PrivateField<T> {

	private static final Logger logger = LoggerFactory.getLogger(PrivateField.class);

	private static final Set<String> reported = ConcurrentHashMap.newKeySet();

	private final Object owner;

	private final String name;

	private final @Nullable T value;

	private PrivateField(Object owner, String name, @Nullable T value) {
		this.owner = owner;
		this.name = name;
		this.value = value;
	}

	/**
	 * Reads a field.
	 * @param owner the object that has the field
	 * @param name the name of the field
	 * @param type the type of the field
	 * @param <T> the type of the field
	 * @return the field, or {@code null} if there is no such field of that type
	 */
	public static <T> @Nullable PrivateField<T> of(Object owner, String name, Class<T> type) {
		try {
			Object value = new DirectFieldAccessor(owner).getPropertyValue(name);
			return new PrivateField<>(owner, name, type.cast(value));
		}
		catch (BeansException | ClassCastException ex) {
			report(owner, name, ex);
			return null;
		}
	}

	/**
	 * Returns the value.
	 * @return what the field had when it was read
	 */
	public @Nullable T value() {
		return this.value;
	}

	/**
	 * Writes the field, or leaves it if it cannot be written.
	 * @param replacement the new value
	 */
	public void set(T replacement) {
		try {
			new DirectFieldAccessor(this.owner).setPropertyValue(this.name, replacement);
		}
		catch (BeansException ex) {
			report(this.owner, this.name, ex);
		}
	}

	private static void report(Object owner, String name, RuntimeException reason) {
		String type = owner.getClass().getName();
		if (reported.add(type + '.' + name)) {
			logger.debug("{} stays as it is: this version has no accessible field {}", type, name, reason);
		}
	}

}
