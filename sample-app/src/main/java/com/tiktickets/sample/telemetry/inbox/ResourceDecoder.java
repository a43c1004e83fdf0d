package com.tiktickets.sample.telemetry.inbox;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decodes who emitted an item, once for all items of the same emitter. Thread-safe.
 */
final class ResourceDecoder {

	private static final int EMITTERS = 200;

	private final AttributeDecoder attributes;

	private final Map<Resource, Resource> known = new LinkedHashMap<>();

	ResourceDecoder(AttributeDecoder attributes) {
		this.attributes = attributes;
	}

	synchronized Resource decode(io.opentelemetry.proto.resource.v1.Resource resource) {
		Attributes decoded = this.attributes.attributes(resource.getAttributesList());
		String service = decoded.text("service.name");
		Resource candidate = new Resource(service.isEmpty() ? "unknown_service" : service, decoded);
		if (this.known.size() > EMITTERS) {
			this.known.clear();
		}
		return this.known.computeIfAbsent(candidate, (same) -> same);
	}

}
