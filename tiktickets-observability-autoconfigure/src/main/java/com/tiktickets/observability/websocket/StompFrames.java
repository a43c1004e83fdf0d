package com.tiktickets.observability.websocket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;

/**
 * Reads off a WebSocket message which STOMP frame it begins with, in the words of the
 * specification only.
 *
 * @see <a href="https://stomp.github.io/stomp-specification-1.2.html">STOMP 1.2</a>
 */
final class StompFrames {

	/** What is no frame of STOMP, or continues one. */
	static final String OTHER = "_other";

	static final String HEARTBEAT = "heartbeat";

	private static final Set<String> COMMANDS = Arrays.stream(StompCommand.values())
		.map(StompCommand::name)
		.collect(Collectors.toUnmodifiableSet());

	private static final int LONGEST = 16;

	/** RFC 6455 section 7.4.1, in words. */
	private static final Map<Integer, String> REASONS = Map.of(1000, "normal", 1001, "going_away", 1002,
			"protocol_error", 1003, "not_acceptable", 1006, "abnormal", 1007, "bad_data", 1008, "policy_violation",
			1009, "too_big", 1011, "server_error");

	private StompFrames() {
	}

	static String command(WebSocketMessage<?> message) {
		String start = start(message.getPayload());
		if (start.isBlank() && !start.isEmpty()) {
			return HEARTBEAT;
		}
		int end = start.indexOf('\n');
		String line = (end < 0) ? start
				: start.substring(0, (end > 0 && start.charAt(end - 1) == '\r') ? end - 1 : end);
		return COMMANDS.contains(line) ? line : OTHER;
	}

	private static String start(Object payload) {
		if (payload instanceof ByteBuffer bytes) {
			byte[] start = new byte[Math.min(LONGEST, bytes.remaining())];
			bytes.duplicate().get(start);
			return new String(start, StandardCharsets.UTF_8);
		}
		String text = payload.toString();
		return text.substring(0, Math.min(LONGEST, text.length()));
	}

	static String reason(CloseStatus status) {
		return REASONS.getOrDefault(status.getCode(), "other");
	}

}
