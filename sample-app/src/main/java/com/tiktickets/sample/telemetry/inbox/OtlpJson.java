package com.tiktickets.sample.telemetry.inbox;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * OTLP in JSON: protobuf's own mapping, but for the ids, which are hex where protobuf
 * expects Base64.
 */
final class OtlpJson {

	private static final Set<String> IDS = Set.of("traceId", "spanId", "parentSpanId");

	private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();

	private final JsonMapper mapper = JsonMapper.shared();

	void parse(byte[] json, Message.Builder target) throws RefusedExportException {
		try {
			JsonNode tree = this.mapper.readTree(json);
			withoutHex(tree);
			PARSER.merge(this.mapper.writeValueAsString(tree), target);
		}
		catch (InvalidProtocolBufferException | RuntimeException ex) {
			throw new RefusedExportException(400, "The body is not an OTLP export in JSON: " + firstLine(ex));
		}
	}

	private void withoutHex(JsonNode node) {
		if (node instanceof ObjectNode object) {
			for (String name : IDS) {
				JsonNode id = object.get(name);
				if (id != null && id.isString()) {
					object.put(name, Base64.getEncoder().encodeToString(HexFormat.of().parseHex(id.stringValue())));
				}
			}
		}
		node.forEach(this::withoutHex);
	}

	private static String firstLine(Exception ex) {
		return String.valueOf(ex.getMessage()).lines().findFirst().orElse("no reason is known");
	}

}
