package com.tiktickets.sample.telemetry.inbox;

/**
 * Decodes who emitted an item, once for all items of the same emitter. Thread-safe.
 */
final class ResourceDecoder {

	private static final int EMITTERS = 200;

	private static final int MAX_BYTES = 2 * 1024 * 1024;

	private final AttributeDecoder attributes;

	private final Interner<Resource> known = new Interner<>(EMITTERS, MAX_BYTES,
			(resource, action) -> action.accept(resource));

	ResourceDecoder(AttributeDecoder attributes) {
		this.attributes = attributes;
	}

	Resource decode(io.opentelemetry.proto.resource.v1.Resource resource) {
		Attributes decoded = this.attributes.attributes(resource.getAttributesList());
		String service = decoded.text("service.name");
		Resource candidate = new Resource(service.isEmpty() ? "unknown_service" : service, decoded);
		return this.known.intern(candidate);
	}

}
