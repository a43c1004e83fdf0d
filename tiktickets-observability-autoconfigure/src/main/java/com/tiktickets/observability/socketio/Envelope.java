package com.tiktickets.observability.socketio;

import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The trace context of one event, as its last argument: an object with the one key
 * {@code _otel}. Socket.IO has no convention for it.
 *
 * @param carrier what is below the key
 */
record Envelope(Map<?, ?> carrier) {

	static final String KEY = "_otel";

	/** Takes the envelope off the arguments of an event, if there is one. */
	static @Nullable Envelope takeFrom(List<Object> args) {
		if (!args.isEmpty() && args.get(args.size() - 1) instanceof Envelope envelope) {
			args.remove(args.size() - 1);
			return envelope;
		}
		return null;
	}

	/** A packet that is sent to many clients gets one envelope. */
	static void addTo(Packet packet) {
		Map<String, String> carrier = TraceContexts.current();
		List<Object> args = packet.getData();
		if (carrier.isEmpty() || packet.getSubType() != PacketType.EVENT || args == null || endsWithEnvelope(args)) {
			return;
		}
		List<Object> all = new ArrayList<>(args);
		all.add(Map.of(KEY, carrier));
		packet.setData(all);
	}

	private static boolean endsWithEnvelope(List<Object> args) {
		return !args.isEmpty() && args.get(args.size() - 1) instanceof Map<?, ?> last && last.containsKey(KEY);
	}

}
