package com.tiktickets.observability.export.buffer;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a segment: a header, and for each request a header and the body. Numbers
 * are big-endian.
 *
 * <pre>
 * segment  magic (4) version (2) reserved (2) created, ms since 1970 (8) checksum of these (4)
 * request  length of the body (4) items (4) checksum of the body (4) checksum of these (4)
 *          state (1) body
 * </pre>
 *
 * The state is outside of the checksums, because it is written again when the request was
 * sent. Checksums are CRC-32C.
 */
final class SegmentFormat {

	/** Of a segment that this class writes and reads. */
	static final short VERSION = 1;

	static final int SEGMENT_HEADER = 20;

	static final int REQUEST_HEADER = 17;

	/** Where the state is in the header of a request. */
	static final int STATE = 16;

	/** No bit that flips turns a request that waits into one that is done. */
	static final byte DONE = (byte) 0b1010_0101;

	private static final byte WAITS = 0;

	private static final int MAGIC = 0x5454_4F42;

	private SegmentFormat() {
	}

	static ByteBuffer segmentHeader(Instant created) {
		byte[] header = new byte[SEGMENT_HEADER];
		ByteBuffer fields = ByteBuffer.wrap(header);
		fields.putInt(MAGIC).putShort(VERSION).putShort((short) 0).putLong(created.toEpochMilli());
		return fields.putInt(checksum(header, fields.position())).flip();
	}

	static ByteBuffer request(int items, byte[] body) {
		byte[] request = new byte[REQUEST_HEADER + body.length];
		ByteBuffer fields = ByteBuffer.wrap(request);
		fields.putInt(body.length).putInt(items).putInt(checksum(body, body.length));
		return fields.putInt(checksum(request, fields.position())).put(WAITS).put(body).flip();
	}

	/**
	 * Whether another version has written a segment.
	 * @param header the header of the segment
	 * @return {@code false} for this version, and for a header that is damaged: its
	 * requests have checksums of their own
	 */
	static boolean isOfOtherVersion(byte[] header) {
		ByteBuffer fields = ByteBuffer.wrap(header);
		int checked = SEGMENT_HEADER - Integer.BYTES;
		return header.length >= SEGMENT_HEADER && fields.getInt(0) == MAGIC && fields.getShort(4) != VERSION
				&& fields.getInt(checked) == checksum(header, checked);
	}

	/**
	 * Reads the header of a request.
	 * @param header the header
	 * @param position where the header is in the file
	 * @return the request, or {@code null} if the header is damaged
	 */
	static SegmentIndex.@Nullable Entry entry(byte[] header, long position) {
		ByteBuffer fields = ByteBuffer.wrap(header);
		int checked = 3 * Integer.BYTES;
		if (header.length < REQUEST_HEADER || fields.getInt(checked) != checksum(header, checked)
				|| fields.getInt(0) < 0 || fields.getInt(4) < 1) {
			return null;
		}
		return new SegmentIndex.Entry(position, fields.getInt(0), fields.getInt(4), fields.getInt(8),
				header[STATE] == DONE);
	}

	static int checksum(byte[] bytes, int length) {
		CRC32C checksum = new CRC32C();
		checksum.update(bytes, 0, length);
		return (int) checksum.getValue();
	}

}
