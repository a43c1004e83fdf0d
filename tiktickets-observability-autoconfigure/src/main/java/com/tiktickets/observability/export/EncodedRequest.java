package com.tiktickets.observability.export;

import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.common.export.MessageWriter;
import io.opentelemetry.sdk.resources.Resource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An OTLP request put together from items that are encoded already, by resource and
 * scope. Traces and logs number these fields alike. Immutable, so that it can be written
 * again.
 */
final class EncodedRequest implements MessageWriter {

	/** The field of a scope's message that holds its spans or log records. */
	static final int ITEMS = 2;

	private static final int RESOURCES = 1;

	private static final int RESOURCE = 1;

	private static final int SCOPES = 2;

	private static final int SCOPE = 1;

	private static final int SCHEMA_URL = 3;

	private static final int RESOURCE_ATTRIBUTES = 1;

	private static final int SCOPE_NAME = 1;

	private static final int SCOPE_VERSION = 2;

	private static final int SCOPE_ATTRIBUTES = 3;

	private final List<byte[]> parts;

	private final int items;

	private final int length;

	private EncodedRequest(List<byte[]> parts, int items) {
		this.parts = parts;
		this.items = items;
		this.length = length(parts);
	}

	private EncodedRequest(Collection<? extends EncodedItem> items) {
		this.parts = new ArrayList<>();
		this.items = items.size();
		IdentityHashMap<Resource, IdentityHashMap<InstrumentationScopeInfo, List<byte[]>>> groups = new IdentityHashMap<>();
		for (EncodedItem item : items) {
			groups.computeIfAbsent(item.getResource(), (resource) -> new IdentityHashMap<>())
				.computeIfAbsent(item.getInstrumentationScopeInfo(), (scope) -> new ArrayList<>())
				.add(item.field());
		}
		groups.forEach(this::add);
		this.length = length(this.parts);
	}

	static EncodedRequest of(Collection<? extends EncodedItem> items) {
		return new EncodedRequest(items);
	}

	/**
	 * Makes a request of the bytes of one.
	 * @param bytes the bytes
	 * @param items how many items it has
	 * @return the request
	 */
	static EncodedRequest of(byte[] bytes, int items) {
		return new EncodedRequest(List.of(bytes), items);
	}

	/**
	 * Adds the items of another request. Messages of Protocol Buffers are added by
	 * writing one behind the other.
	 * @param bytes the bytes of the other one
	 * @param more how many items it has
	 * @return a request with the items of both
	 */
	EncodedRequest with(byte[] bytes, int more) {
		List<byte[]> all = new ArrayList<>(this.parts);
		all.add(bytes);
		return new EncodedRequest(all, this.items + more);
	}

	int items() {
		return this.items;
	}

	byte[] toByteArray() {
		ByteBuffer bytes = ByteBuffer.allocate(this.length);
		this.parts.forEach(bytes::put);
		return bytes.array();
	}

	private void add(Resource resource, IdentityHashMap<InstrumentationScopeInfo, List<byte[]>> scopes) {
		ProtobufWriter head = new ProtobufWriter(512);
		int start = head.begin(RESOURCE);
		AttributeEncoder.write(head, RESOURCE_ATTRIBUTES, resource.getAttributes());
		head.end(start);
		List<byte[]> content = new ArrayList<>();
		content.add(head.toByteArray());
		scopes.forEach((scope, fields) -> {
			List<byte[]> message = message(scope, fields);
			content.add(header(SCOPES, length(message)));
			content.addAll(message);
		});
		content.add(schema(resource.getSchemaUrl()));
		this.parts.add(header(RESOURCES, length(content)));
		this.parts.addAll(content);
	}

	private static List<byte[]> message(InstrumentationScopeInfo scope, List<byte[]> fields) {
		ProtobufWriter head = new ProtobufWriter(64);
		int start = head.begin(SCOPE);
		head.string(SCOPE_NAME, scope.getName());
		if (scope.getVersion() != null) {
			head.string(SCOPE_VERSION, scope.getVersion());
		}
		AttributeEncoder.write(head, SCOPE_ATTRIBUTES, scope.getAttributes());
		head.end(start);
		List<byte[]> message = new ArrayList<>(fields.size() + 2);
		message.add(head.toByteArray());
		message.addAll(fields);
		message.add(schema(scope.getSchemaUrl()));
		return message;
	}

	private static byte[] schema(@Nullable String url) {
		ProtobufWriter writer = new ProtobufWriter(64);
		if (url != null) {
			writer.string(SCHEMA_URL, url);
		}
		return writer.toByteArray();
	}

	private static byte[] header(int field, int length) {
		ProtobufWriter writer = new ProtobufWriter(16);
		writer.header(field, length);
		return writer.toByteArray();
	}

	private static int length(List<byte[]> parts) {
		int length = 0;
		for (byte[] part : parts) {
			length = Math.addExact(length, part.length);
		}
		return length;
	}

	@Override
	public void writeMessage(OutputStream output) throws IOException {
		for (byte[] part : this.parts) {
			output.write(part);
		}
	}

	@Override
	public int getContentLength() {
		return this.length;
	}

}
