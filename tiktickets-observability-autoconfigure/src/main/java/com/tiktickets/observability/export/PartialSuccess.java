package com.tiktickets.observability.export;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the Collector answers to a request that it has taken in part. OpenTelemetry's
 * exporters do not read it. Traces, logs and metrics number these fields alike.
 * Immutable.
 *
 * @param rejected how many items it has not taken
 * @param message why, in its words; may be empty
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#partial-success">OTLP: partial
 * success</a>
 */
record PartialSuccess(long rejected, String message) {

	private static final int PARTIAL_SUCCESS = 1;

	private static final int REJECTED = 1;

	private static final int MESSAGE = 2;

	private static final int VARINT = 0;

	private static final int FIXED_64 = 1;

	private static final int LENGTH_DELIMITED = 2;

	private static final int FIXED_32 = 5;

	private static final int LONGEST_MESSAGE = 200;

	/**
	 * Reads the body of an answer.
	 * @param body in protobuf
	 * @return what was rejected, or {@code null} if nothing was, or the body is none
	 */
	static @Nullable PartialSuccess in(byte[] body) {
		try {
			ByteBuffer answer = ByteBuffer.wrap(body);
			while (answer.hasRemaining()) {
				long tag = varint(answer);
				if (tag == (PARTIAL_SUCCESS << 3 | LENGTH_DELIMITED)) {
					return read(slice(answer));
				}
				skip(answer, (int) tag & 7);
			}
			return null;
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	private static @Nullable PartialSuccess read(ByteBuffer message) {
		long rejected = 0;
		String text = "";
		while (message.hasRemaining()) {
			long tag = varint(message);
			if (tag == (REJECTED << 3 | VARINT)) {
				rejected = varint(message);
			}
			else if (tag == (MESSAGE << 3 | LENGTH_DELIMITED)) {
				text = StandardCharsets.UTF_8.decode(slice(message)).toString();
			}
			else {
				skip(message, (int) tag & 7);
			}
		}
		return (rejected > 0) ? new PartialSuccess(rejected, printable(text)) : null;
	}

	/** The message goes into one line of the log. */
	private static String printable(String text) {
		String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
		return (line.length() > LONGEST_MESSAGE) ? line.substring(0, LONGEST_MESSAGE) + "..." : line;
	}

	private static void skip(ByteBuffer bytes, int type) {
		switch (type) {
			case VARINT -> varint(bytes);
			case FIXED_64 -> bytes.position(bytes.position() + Long.BYTES);
			case LENGTH_DELIMITED -> slice(bytes);
			case FIXED_32 -> bytes.position(bytes.position() + Integer.BYTES);
			default -> throw new IllegalArgumentException("no such wire type");
		}
	}

	private static ByteBuffer slice(ByteBuffer bytes) {
		int length = Math.toIntExact(varint(bytes));
		ByteBuffer slice = bytes.slice(bytes.position(), length);
		bytes.position(bytes.position() + length);
		return slice;
	}

	private static long varint(ByteBuffer bytes) {
		long value = 0;
		for (int shift = 0; shift < Long.SIZE; shift += 7) {
			byte next = bytes.get();
			value |= (next & 0x7FL) << shift;
			if (next >= 0) {
				return value;
			}
		}
		throw new IllegalArgumentException("a number that is too long");
	}

}
