package com.tiktickets.observability.redis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line before the message of a channel, which has no headers: {@code \u0001otel}, then
 * a tab and {@code name=value} for each, then a line feed. What follows is the message as
 * it was.
 *
 * @param headers trace, tenant and time
 * @param body the message
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ChannelEnvelope(Map<String, String> headers, byte[] body) {

	private static final byte[] MARK = "\u0001otel".getBytes(StandardCharsets.US_ASCII);

	private static final int LONGEST_LINE = 2_048;

	byte[] toBytes() {
		StringBuilder line = new StringBuilder();
		this.headers.forEach((name, value) -> line.append('\t').append(name).append('=').append(value));
		byte[] head = line.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
		byte[] bytes = Arrays.copyOf(MARK, MARK.length + head.length + this.body.length);
		System.arraycopy(head, 0, bytes, MARK.length, head.length);
		System.arraycopy(this.body, 0, bytes, MARK.length + head.length, this.body.length);
		return bytes;
	}

	/**
	 * Reads an envelope.
	 * @param bytes what came
	 * @return the envelope, or {@code null} if there is none or it cannot be read
	 */
	static @Nullable ChannelEnvelope read(byte[] bytes) {
		if (bytes.length <= MARK.length || !Arrays.equals(MARK, 0, MARK.length, bytes, 0, MARK.length)) {
			return null;
		}
		int end = MARK.length;
		while (end < bytes.length && end < LONGEST_LINE && bytes[end] != '\n') {
			end++;
		}
		if (end == bytes.length || bytes[end] != '\n') {
			return null;
		}
		Map<String, String> headers = new LinkedHashMap<>();
		String line = new String(bytes, MARK.length, end - MARK.length, StandardCharsets.US_ASCII);
		for (String header : line.split("\t", -1)) {
			int equals = header.indexOf('=');
			if (equals > 0) {
				headers.put(header.substring(0, equals), header.substring(equals + 1));
			}
		}
		return new ChannelEnvelope(headers, Arrays.copyOfRange(bytes, end + 1, bytes.length));
	}

}
