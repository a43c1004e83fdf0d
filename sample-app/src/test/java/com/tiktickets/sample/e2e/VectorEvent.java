package com.tiktickets.sample.e2e;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.resource.v1.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log record as Vector's source {@code opentelemetry} makes it of OTLP.
 *
 * @param traceId the trace it belongs to; empty when to none
 * @param fields the event
 */
record VectorEvent(String traceId, Map<String, Object> fields) {

	private static final Path VECTOR = Settings.MONITORING.resolve("vector");

	static VectorEvent of(Resource resource, InstrumentationScope scope, LogRecord log) {
		String traceId = HexFormat.of().formatHex(log.getTraceId().toByteArray());
		return new VectorEvent(traceId,
				Map.of("message", value(log.getBody()), "severity_number", log.getSeverityNumberValue(),
						"severity_text", log.getSeverityText(), "timestamp", timestamp(log.getTimeUnixNano()),
						"trace_id", traceId, "span_id", HexFormat.of().formatHex(log.getSpanId().toByteArray()),
						"scope", Map.of("name", scope.getName()), "attributes", object(log.getAttributesList()),
						"resources", object(resource.getAttributesList())));
	}

	private static String timestamp(long nanoseconds) {
		return Instant.EPOCH.plusNanos(nanoseconds).toString();
	}

	private static Map<String, Object> object(List<KeyValue> attributes) {
		return attributes.stream().collect(Collectors.toMap(KeyValue::getKey, (entry) -> value(entry.getValue())));
	}

	private static Object value(AnyValue value) {
		return switch (value.getValueCase()) {
			case BOOL_VALUE -> value.getBoolValue();
			case INT_VALUE -> value.getIntValue();
			case DOUBLE_VALUE -> value.getDoubleValue();
			case ARRAY_VALUE -> value.getArrayValue().getValuesList().stream().map(VectorEvent::value).toList();
			case KVLIST_VALUE -> object(value.getKvlistValue().getValuesList());
			default -> value.getStringValue();
		};
	}

	String service() {
		return String.valueOf(((Map<?, ?>) this.fields.get("resources")).get("service.name"));
	}

	int severity() {
		return (int) this.fields.get("severity_number");
	}

	String attribute(String name) {
		return String.valueOf(((Map<?, ?>) this.fields.get("attributes")).get(name));
	}

	/**
	 * What the program makes of it, run by the compiler of Vector's language.
	 */
	String envelope() {
		try {
			Path folder = Files.createDirectories(Path.of("target", "e2e"));
			// Printed as Base64, because the compiler has a notation of its own for text.
			Path program = Files.writeString(folder.resolve("sentry.vrl"),
					Files.readString(VECTOR.resolve("vrl/sentry.vrl")) + "\nencode_base64(string!(.message))\n");
			Path input = Files.writeString(folder.resolve("event.json"),
					new JsonMapper().writeValueAsString(this.fields) + "\n");
			String output = Shell.run(compiler(), "--program", program.toString(), "--input", input.toString())
				.expectSuccess()
				.output()
				.strip();
			return new String(Base64.getDecoder().decode(output.replace("\"", "")), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String compiler() {
		return Shell.run(VECTOR.resolve("compiler").toString())
			.expectSuccess()
			.output()
			.lines()
			.reduce((first, last) -> last)
			.orElseThrow();
	}

}
