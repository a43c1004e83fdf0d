package com.tiktickets.observability.autoconfigure;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;

/**
 * Says what to write where a property of ours, or one of OpenTelemetry's that is read
 * here, has a value of the wrong type. Spring Boot's analyzer would only ask for an
 * update. Stateless.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PropertyTypeFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationProperty property = cause.getProperty();
		ConversionFailedException conversion = findCause(cause, ConversionFailedException.class);
		if (property == null || conversion == null || !isOurs(property.getName().toString())) {
			return null;
		}
		String expected = expected(conversion.getTargetType().getType());
		if (expected == null) {
			return null;
		}
		return new FailureAnalysis(
				String.format("The property '%s' has the value '%s', but it is not %s. It comes from %s.",
						property.getName(), property.getValue(), expected, property.getOrigin()),
				"Set it to " + expected + ", or remove it to have its default.", cause);
	}

	private static boolean isOurs(String property) {
		return property.startsWith(PropertyNames.PREFIX + ".") || property.startsWith("otel.");
	}

	private static @Nullable String expected(Class<?> type) {
		if (type == Boolean.class || type == boolean.class) {
			return "true or false";
		}
		if (type == Duration.class) {
			return "a duration such as 30s";
		}
		if (type.isEnum()) {
			return "one of " + Arrays.toString(type.getEnumConstants());
		}
		return (Number.class.isAssignableFrom(type) || type.isPrimitive()) ? "a number such as 50" : null;
	}

}
