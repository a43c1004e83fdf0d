package com.tiktickets.observability.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing message in Protocol Buffers' wire format. Scalar fields that have their
 * default value are left out, as the format has it. Not thread-safe.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Encoding</a>
 */
final class ProtobufWriter {

	private static final int VARINT = 0;

	private static final int FIXED64 = 1;

	private static final int LENGTH_DELIMITED = 2;

	private static final int FIXED32 = 5;

	private static final int LONGEST_VARINT = 10;

	/** The first character that takes more than one byte. */
	private static final char FIRST_LONG = 0x80;

	private byte[] buffer;

	private int size;

	ProtobufWriter(int expectedSize) {
		this.buffer = new byte[expectedSize];
	}

	/** Begins anew. */
	void clear() {
		this.size = 0;
	}

	int size() {
		return this.size;
	}

	/**
	 * Discards the last bytes.
	 * @param earlier a size that it had, inside of the same messages
	 */
	void rewind(int earlier) {
		this.size = earlier;
	}

	int capacity() {
		return this.buffer.length;
	}

	byte[] toByteArray() {
		return Arrays.copyOf(this.buffer, this.size);
	}

	/**
	 * Begins a message inside this one.
	 * @param field its number
	 * @return what {@link #end(int)} wants to know
	 */
	int begin(int field) {
		tag(field, LENGTH_DELIMITED);
		ensure(1);
		return ++this.size;
	}

	/**
	 * Ends a message inside this one. One byte was left for its length; a longer message
	 * is moved to make space for more bytes.
	 * @param start what {@link #begin(int)} returned
	 */
	void end(int start) {
		int length = this.size - start;
		int more = varintSize(length) - 1;
		if (more > 0) {
			ensure(more);
			System.arraycopy(this.buffer, start, this.buffer, start + more, length);
		}
		this.size = start - 1;
		varint(length);
		this.size += length;
	}

	void string(int field, String value) {
		if (!value.isEmpty()) {
			stringOfChoice(field, value);
		}
	}

	/** A member of a oneof is written though it is empty. */
	void stringOfChoice(int field, String value) {
		int start = this.size;
		tag(field, LENGTH_DELIMITED);
		int length = value.length();
		ensure(length + LONGEST_VARINT);
		varint(length);
		for (int i = 0; i < length; i++) {
			char c = value.charAt(i);
			if (c >= FIRST_LONG) {
				this.size = start;
				bytes(field, value.getBytes(StandardCharsets.UTF_8));
				return;
			}
			this.buffer[this.size++] = (byte) c;
		}
	}

	/**
	 * Writes a pair of key and text in one go, where both are short and the text has
	 * nothing but ASCII, as nearly all have.
	 * @param field the number of the pair, of one digit in hexadecimal as the next two
	 * @param key the key, encoded
	 * @param valueField the number of the value
	 * @param textField the number of the text in the value
	 * @param text the text
	 * @return whether it was written; else nothing was
	 */
	boolean shortPair(int field, byte[] key, int valueField, int textField, String text) {
		int length = text.length();
		int pair = key.length + length + 4;
		if (pair >= FIRST_LONG) {
			return false;
		}
		ensure(pair + 2);
		byte[] bytes = this.buffer;
		int at = this.size;
		bytes[at++] = (byte) ((field << 3) | LENGTH_DELIMITED);
		bytes[at++] = (byte) pair;
		System.arraycopy(key, 0, bytes, at, key.length);
		at += key.length;
		bytes[at++] = (byte) ((valueField << 3) | LENGTH_DELIMITED);
		bytes[at++] = (byte) (length + 2);
		bytes[at++] = (byte) ((textField << 3) | LENGTH_DELIMITED);
		bytes[at++] = (byte) length;
		for (int i = 0; i < length; i++) {
			char c = text.charAt(i);
			if (c >= FIRST_LONG) {
				return false;
			}
			bytes[at++] = (byte) c;
		}
		this.size = at;
		return true;
	}

	void bytes(int field, byte[] value) {
		tag(field, LENGTH_DELIMITED);
		ensure(value.length + LONGEST_VARINT);
		varint(value.length);
		raw(value);
	}

	/** Appends what is encoded already. */
	void raw(byte[] encoded) {
		ensure(encoded.length);
		System.arraycopy(encoded, 0, this.buffer, this.size, encoded.length);
		this.size += encoded.length;
	}

	/** The header of a message whose content is written elsewhere. */
	void header(int field, int length) {
		tag(field, LENGTH_DELIMITED);
		ensure(LONGEST_VARINT);
		varint(length);
	}

	/** Appends an identifier that OpenTelemetry writes in hexadecimal digits. */
	void identifier(int field, String digits) {
		int length = digits.length() / 2;
		tag(field, LENGTH_DELIMITED);
		ensure(length + 1);
		byte[] bytes = this.buffer;
		int at = this.size;
		bytes[at++] = (byte) length;
		for (int i = 0; i < 2 * length; i += 2) {
			bytes[at++] = (byte) ((digit(digits.charAt(i)) << 4) | digit(digits.charAt(i + 1)));
		}
		this.size = at;
	}

	/** Identifiers of valid contexts have no other characters, and none in upper case. */
	private static int digit(char c) {
		return (c <= '9') ? c - '0' : c - 'a' + 10;
	}

	void number(int field, int value) {
		if (value != 0) {
			numberOfChoice(field, value);
		}
	}

	/** A member of a oneof is written though it is nothing. */
	void numberOfChoice(int field, long value) {
		tag(field, VARINT);
		ensure(LONGEST_VARINT);
		varint(value);
	}

	void fixed64(int field, long value) {
		if (value != 0) {
			fixed64OfChoice(field, value);
		}
	}

	/** A member of a oneof is written though it is nothing. */
	void fixed64OfChoice(int field, long value) {
		tag(field, FIXED64);
		ensure(Long.BYTES);
		littleEndian((int) value);
		littleEndian((int) (value >>> Integer.SIZE));
	}

	void fixed32(int field, int value) {
		if (value != 0) {
			tag(field, FIXED32);
			ensure(Integer.BYTES);
			littleEndian(value);
		}
	}

	/** Byte by byte: the compiler makes one store of it, and no call of a handle. */
	private void littleEndian(int value) {
		byte[] bytes = this.buffer;
		int at = this.size;
		bytes[at] = (byte) value;
		bytes[at + 1] = (byte) (value >> 8);
		bytes[at + 2] = (byte) (value >> 16);
		bytes[at + 3] = (byte) (value >> 24);
		this.size = at + Integer.BYTES;
	}

	private void tag(int field, int wireType) {
		ensure(LONGEST_VARINT);
		varint((field << 3) | wireType);
	}

	private void varint(long value) {
		long rest = value;
		while ((rest & ~0x7FL) != 0) {
			this.buffer[this.size++] = (byte) ((rest & 0x7F) | 0x80);
			rest >>>= 7;
		}
		this.buffer[this.size++] = (byte) rest;
	}

	private static int varintSize(int value) {
		return (Integer.SIZE - Integer.numberOfLeadingZeros(value | 1) + 6) / 7;
	}

	private void ensure(int more) {
		int needed = this.size + more;
		if (needed > this.buffer.length) {
			this.buffer = Arrays.copyOf(this.buffer, Math.max(needed, 2 * this.buffer.length));
		}
	}

}
