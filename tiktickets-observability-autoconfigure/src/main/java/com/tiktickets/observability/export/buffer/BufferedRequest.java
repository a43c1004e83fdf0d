package com.tiktickets.observability.export.buffer;

/**
 * A request that waits on disk. Immutable.
 */
public final class BufferedRequest {

	private final Segment segment;

	private final long position;

	private final int items;

	private final byte[] body;

	BufferedRequest(Segment segment, long position, int items, byte[] body) {
		this.segment = segment;
		this.position = position;
		this.items = items;
		this.body = body;
	}

	Segment segment() {
		return this.segment;
	}

	long position() {
		return this.position;
	}

	/**
	 * Returns how many spans or log records it has.
	 * @return the number
	 */
	public int items() {
		return this.items;
	}

	/**
	 * Returns its bytes, as the Collector takes them.
	 * @return the bytes, not to be changed
	 */
	public byte[] body() {
		return this.body;
	}

	/**
	 * Whether another object stands for the same request.
	 * @param other the other, if there is one
	 * @return {@code true} if it does
	 */
	public boolean isSameAs(BufferedRequest other) {
		return other.segment == this.segment && other.position == this.position;
	}

}
