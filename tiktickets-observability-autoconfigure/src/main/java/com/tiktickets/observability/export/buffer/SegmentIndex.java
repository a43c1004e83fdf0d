package com.tiktickets.observability.export.buffer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the requests of a segment are. Immutable.
 *
 * @param entries the requests whose body is in the file, oldest first
 * @param cut the items of a last request that the file does not contain in full
 * @param complete whether nothing else is in the file
 */
record SegmentIndex(List<SegmentIndex.Entry> entries, int cut, boolean complete) {

	/**
	 * Reads the headers of a segment. What follows a damaged header cannot be found.
	 * @param channel the file
	 * @return its requests
	 * @throws OtherVersionException if another version has written it
	 * @throws IOException if it cannot be read
	 */
	static SegmentIndex read(FileChannel channel) throws IOException {
		long size = channel.size();
		if (SegmentFormat.isOfOtherVersion(read(channel, 0, SegmentFormat.SEGMENT_HEADER))) {
			throw new OtherVersionException();
		}
		List<Entry> entries = new ArrayList<>();
		long position = SegmentFormat.SEGMENT_HEADER;
		while (position < size) {
			Entry entry = SegmentFormat.entry(read(channel, position, SegmentFormat.REQUEST_HEADER), position);
			if (entry == null) {
				return new SegmentIndex(List.copyOf(entries), 0, false);
			}
			if (entry.end() > size) {
				return new SegmentIndex(List.copyOf(entries), entry.done() ? 0 : entry.items(), true);
			}
			entries.add(entry);
			position = entry.end();
		}
		return new SegmentIndex(List.copyOf(entries), 0, size >= SegmentFormat.SEGMENT_HEADER);
	}

	/**
	 * Reads bytes at a position.
	 * @param channel the file
	 * @param position where they start
	 * @param length how many there should be
	 * @return those that the file has
	 * @throws IOException if they cannot be read
	 */
	static byte[] read(FileChannel channel, long position, int length) throws IOException {
		byte[] bytes = new byte[length];
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		while (buffer.hasRemaining()) {
			if (channel.read(buffer, position + buffer.position()) < 0) {
				return Arrays.copyOf(bytes, buffer.position());
			}
		}
		return bytes;
	}

	/** Items that were neither sent nor dropped, and can be read. */
	long waiting() {
		return this.entries.stream().filter((entry) -> !entry.done()).mapToLong(Entry::items).sum();
	}

	/**
	 * A request in a segment.
	 *
	 * @param position where its header starts
	 * @param length of its body, in bytes
	 * @param items how many items it has
	 * @param checksum of its body
	 * @param done whether it was sent or dropped before the index was read
	 */
	record Entry(long position, int length, int items, int checksum, boolean done) {

		long body() {
			return this.position + SegmentFormat.REQUEST_HEADER;
		}

		long end() {
			return body() + this.length;
		}

	}

	/** Another version of the library may be able to read the segment. */
	static final class OtherVersionException extends IOException {

		private static final long serialVersionUID = 1L;

		OtherVersionException() {
			super("another version of the library has written it");
		}

	}

}
