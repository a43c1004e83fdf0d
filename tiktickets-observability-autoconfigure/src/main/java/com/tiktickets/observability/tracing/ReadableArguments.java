package com.tiktickets.observability.tracing;

import com.tiktickets.observability.export.ReadableText;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts arguments that become attributes before the method is called. Otherwise a list
 * would be read when its span is exported, and an object whose {@code toString} throws
 * would fail the call. Stateless.
 */
final class ReadableArguments {

	private ReadableArguments() {
	}

	static @Nullable Object[] of(Method method, @Nullable Object[] arguments) {
		@Nullable Object[] readable = arguments;
		for (int i = 0; i < arguments.length; i++) {
			Object argument = arguments[i];
			if (argument != null && !isValue(argument)) {
				Parameter parameter = method.getParameters()[i];
				if (parameter.isAnnotationPresent(SpanAttribute.class)) {
					readable = (readable == arguments) ? arguments.clone() : readable;
					readable[i] = readable(parameter, argument);
				}
			}
		}
		return readable;
	}

	/** The {@code toString} of a Java class does not run code of the application. */
	private static boolean isValue(Object argument) {
		Class<?> type = argument.getClass();
		Class<?> component = type.getComponentType();
		return argument instanceof String
				|| ((argument instanceof Number || argument instanceof Boolean) && isOfPlatform(type))
				|| (component != null
						&& (component.isPrimitive() || (isOfPlatform(component) && component != Object.class)));
	}

	private static boolean isOfPlatform(Class<?> type) {
		return type.getName().startsWith("java.lang.");
	}

	/** The type of the parameter decides whether the attribute is a list. */
	private static @Nullable Object readable(Parameter parameter, Object argument) {
		if (argument instanceof Object[] array) {
			return Arrays.stream(array).map(ReadableText::of).toArray(String[]::new);
		}
		if (!List.class.isAssignableFrom(parameter.getType())) {
			return ReadableText.of(argument);
		}
		try {
			return copy((Collection<?>) argument);
		}
		catch (RuntimeException | StackOverflowError | LinkageError ex) {
			return holdsTexts(parameter.getParameterizedType()) ? List.of(ReadableText.unreadable(ex)) : null;
		}
	}

	private static List<@Nullable Object> copy(Collection<?> values) {
		List<@Nullable Object> copy = new ArrayList<>();
		for (Object value : values) {
			copy.add((value == null || isValue(value)) ? value : ReadableText.of(value));
		}
		return copy;
	}

	/** A list of numbers cannot hold a text. */
	private static boolean holdsTexts(Type list) {
		Type element = (list instanceof ParameterizedType type) ? type.getActualTypeArguments()[0] : Object.class;
		return !(element instanceof Class<?> type && (Number.class.isAssignableFrom(type) || type == Boolean.class));
	}

}
