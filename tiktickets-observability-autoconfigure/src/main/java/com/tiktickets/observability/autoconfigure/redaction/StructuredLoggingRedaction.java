package com.tiktickets.observability.autoconfigure.redaction;

import com.tiktickets.observability.autoconfigure.InvalidPropertyException;
import com.tiktickets.observability.redaction.AttributeRedactor;
import com.tiktickets.observability.redaction.Redactor;
import com.tiktickets.observability.redaction.TextRedactor;
import com.tiktickets.observability.semconv.MdcKeys;
import io.opentelemetry.api.common.AttributeKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.json.JsonWriter.MemberPath;
import org.springframework.boot.json.WritableJson;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;

/**
 * Redacts the structured logs that an application writes to its console or to a file, if
 * a property asks for it. Spring Boot configures logging before there are beans, so that
 * {@code Redactor} beans of the application do not apply. Independent of the SDK: an
 * application that switches telemetry off keeps its logs redacted. Thread-safe.
 */
final class StructuredLoggingRedaction implements StructuredLoggingJsonMembersCustomizer<Object> {

	private final @Nullable AttributeRedactor redactor;

	StructuredLoggingRedaction(Environment environment) {
		boolean enabled = isOn(environment, "enabled", true) && isOn(environment, "structured-logging", false);
		this.redactor = enabled ? redactor(properties(environment)) : null;
	}

	/** What is neither true nor false fails the start later, with a message. */
	private static boolean isOn(Environment environment, String name, boolean absent) {
		try {
			return environment.getProperty(RedactionProperties.PREFIX + "." + name, Boolean.class, absent);
		}
		catch (ConversionException ex) {
			return true;
		}
	}

	/** What is invalid fails the start later, with a message. */
	private static RedactionProperties properties(Environment environment) {
		try {
			return Binder.get(environment).bindOrCreate(RedactionProperties.PREFIX, RedactionProperties.class);
		}
		catch (BindException ex) {
			return new RedactionProperties();
		}
	}

	private static Redactor own(RedactionProperties properties) {
		try {
			return properties.patternRedactor();
		}
		catch (InvalidPropertyException ex) {
			return (text) -> text;
		}
	}

	private static AttributeRedactor redactor(RedactionProperties properties) {
		TextRedactor patterns = TextRedactor.labelling(properties.redactedKinds());
		Redactor own = properties.getPatterns().isEmpty() ? null : own(properties);
		return new AttributeRedactor((own != null) ? (text) -> own.redact(patterns.redact(text)) : patterns, patterns,
				AttributeKey.stringKey(MdcKeys.TENANT_ID));
	}

	@Override
	public void customize(JsonWriter.Members<Object> members) {
		AttributeRedactor redactor = this.redactor;
		if (redactor != null) {
			members.applyingValueProcessor((path, value) -> (value != null) ? redact(redactor, path, value) : null);
		}
	}

	/**
	 * The writer asks for each element by itself, and writes any other object as text.
	 */
	private static Object redact(AttributeRedactor redactor, MemberPath path, Object value) {
		if (value instanceof Iterable || value.getClass().isArray()) {
			return value;
		}
		if (value instanceof Number || value instanceof Boolean || value instanceof Map
				|| value instanceof WritableJson) {
			return redactor.redact(key(path), value);
		}
		String text = value.toString();
		Object redacted = redactor.redact(key(path), text);
		return redacted.equals(text) ? value : redacted;
	}

	/** GELF writes an underscore before each name of the application. */
	private static String key(MemberPath path) {
		MemberPath named = path;
		while (named.name() == null && named.parent() != null) {
			named = named.parent();
		}
		String name = (named.name() != null) ? named.name() : "";
		return name.startsWith("_") ? name.substring(1) : name;
	}

}
