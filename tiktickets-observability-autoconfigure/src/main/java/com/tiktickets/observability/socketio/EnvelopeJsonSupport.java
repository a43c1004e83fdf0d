package com.tiktickets.observability.socketio;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.protocol.AckArgs;
import com.corundumstudio.socketio.protocol.Event;
import com.corundumstudio.socketio.protocol.JsonSupport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the envelope off an event before it is bound to the classes of its listeners:
 * what they do not declare is dropped there. Thread-safe.
 */
final class EnvelopeJsonSupport implements JsonSupport {

	private final JsonSupport delegate;

	private final ObjectMapper mapper = new ObjectMapper();

	EnvelopeJsonSupport(JsonSupport delegate) {
		this.delegate = delegate;
	}

	@Override
	public <T> T readValue(String namespaceName, ByteBufInputStream src, Class<T> valueType) throws IOException {
		if (valueType != Event.class) {
			return this.delegate.readValue(namespaceName, src, valueType);
		}
		byte[] bytes = src.readAllBytes();
		ArrayNode event = withEnvelope(bytes);
		if (event == null) {
			return readBytes(namespaceName, bytes, valueType);
		}
		JsonNode carrier = event.remove(event.size() - 1).get(Envelope.KEY);
		Event read = readBytes(namespaceName, this.mapper.writeValueAsBytes(event), Event.class);
		List<Object> args = new ArrayList<>(read.getArgs());
		args.add(new Envelope(this.mapper.convertValue(carrier, Map.class)));
		return valueType.cast(new Event(read.getName(), args));
	}

	private <T> T readBytes(String namespaceName, byte[] bytes, Class<T> valueType) throws IOException {
		try (ByteBufInputStream copy = new ByteBufInputStream(Unpooled.wrappedBuffer(bytes))) {
			return this.delegate.readValue(namespaceName, copy, valueType);
		}
	}

	/** Most events have none, and are not read twice. */
	private @Nullable ArrayNode withEnvelope(byte[] bytes) throws IOException {
		if (!new String(bytes, StandardCharsets.UTF_8).contains("\"" + Envelope.KEY + "\"")) {
			return null;
		}
		JsonNode tree = this.mapper.readTree(bytes);
		if (tree instanceof ArrayNode event && event.size() > 1) {
			JsonNode last = event.get(event.size() - 1);
			return (last.isObject() && last.size() == 1 && last.path(Envelope.KEY).isObject()) ? event : null;
		}
		return null;
	}

	@Override
	public AckArgs readAckArgs(ByteBufInputStream src, AckCallback<?> callback) throws IOException {
		return this.delegate.readAckArgs(src, callback);
	}

	@Override
	public void writeValue(ByteBufOutputStream out, Object value) throws IOException {
		this.delegate.writeValue(out, value);
	}

	@Override
	public void addEventMapping(String namespaceName, String eventName, Class<?>... eventClass) {
		this.delegate.addEventMapping(namespaceName, eventName, eventClass);
	}

	@Override
	public void removeEventMapping(String namespaceName, String eventName) {
		this.delegate.removeEventMapping(namespaceName, eventName);
	}

	@Override
	public List<byte[]> getArrays() {
		return this.delegate.getArrays();
	}

}
