package com.tiktickets.observability.export.buffer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Appends requests to a segment. Used by one thread. */
final class SegmentWriter implements Closeable {

	private final Segment segment;

	private final FileChannel channel;

	SegmentWriter(Segment segment, FileChannel channel) throws IOException {
		this.segment = segment;
		this.channel = channel;
		append(SegmentFormat.segmentHeader(segment.created()));
		segment.added(SegmentFormat.SEGMENT_HEADER, 0);
	}

	Segment segment() {
		return this.segment;
	}

	/**
	 * Appends a request.
	 * @param items how many items it has
	 * @param body its bytes
	 * @return where it starts
	 * @throws IOException if the disk does not take all of it; nothing of it remains, as
	 * far as the disk allows
	 */
	long append(int items, byte[] body) throws IOException {
		long position = this.segment.bytes();
		append(SegmentFormat.request(items, body));
		this.segment.added(SegmentFormat.REQUEST_HEADER + (long) body.length, items);
		return position;
	}

	private void append(ByteBuffer bytes) throws IOException {
		long start = this.segment.bytes();
		try {
			while (bytes.hasRemaining()) {
				this.channel.write(bytes, start + bytes.position());
			}
		}
		catch (IOException ex) {
			cutTo(start, ex);
			throw ex;
		}
	}

	private void cutTo(long length, IOException failure) {
		try {
			this.channel.truncate(length);
		}
		catch (IOException ex) {
			failure.addSuppressed(ex);
		}
	}

	/** What was written survives the machine from here on, not only the process. */
	@Override
	public void close() throws IOException {
		try (this.channel) {
			this.channel.force(false);
		}
	}

}
