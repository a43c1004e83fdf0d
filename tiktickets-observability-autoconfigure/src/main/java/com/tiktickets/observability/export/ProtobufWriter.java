package com.tiktickets.observability.export;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private byte[] buffer;

	private int size;

	ProtobufWriter(int expectedSize) {
		this.buffer = new byte[expectedSize];
	}

	/** Begins anew. */
	void clear() {
		this.size = 0;
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
	 * makes room for more.
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
		this.buffer[this.size++] = (byte) length;
		for (int i = 0; i < length; i++) {
			this.buffer[this.size++] = (byte) ((digit(digits.charAt(2 * i)) << 4) | digit(digits.charAt(2 * i + 1)));
		}
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
		LONGS.set(this.buffer, this.size, value);
		this.size += Long.BYTES;
	}

	void fixed32(int field, int value) {
		if (value != 0) {
			tag(field, FIXED32);
			ensure(Integer.BYTES);
			INTS.set(this.buffer, this.size, value);
			this.size += Integer.BYTES;
		}
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
