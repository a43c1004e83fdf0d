package com.tiktickets.observability.export.buffer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The segments that requests are appended to, one for each signal. Used by one thread.
 */
final class OpenSegments {

	/** A segment of this size takes no more requests. */
	private static final long MOST_BYTES = 1024 * 1024;

	/** So that the age of a segment is that of its items. */
	private static final Duration LONGEST_OPEN = Duration.ofSeconds(30);

	/** The oldest segment, which makes room, is a small part of the buffer. */
	private static final int FEWEST_SEGMENTS = 8;

	private final Map<String, SegmentWriter> writers = new HashMap<>();

	private final SegmentList segments;

	private final long mostBytes;

	private final SegmentFiles files;

	private final InstantSource clock;

	OpenSegments(SegmentList segments, long bufferSize, SegmentFiles files, InstantSource clock) {
		this.segments = segments;
		this.mostBytes = Math.min(MOST_BYTES, bufferSize / FEWEST_SEGMENTS);
		this.files = files;
		this.clock = clock;
	}

	/**
	 * Returns the writer of a signal.
	 * @param signal the signal
	 * @return its writer, of a new segment if the last one takes no more
	 * @throws IOException if no segment can be created
	 */
	SegmentWriter writer(String signal) throws IOException {
		SegmentWriter current = this.writers.get(signal);
		Instant now = this.clock.instant();
		if (current != null && current.segment().bytes() < this.mostBytes
				&& now.isBefore(current.segment().created().plus(LONGEST_OPEN))) {
			return current;
		}
		close(signal);
		Segment segment = this.segments.named(signal, now);
		SegmentWriter created = create(segment);
		this.segments.add(segment);
		this.writers.put(signal, created);
		return created;
	}

	private SegmentWriter create(Segment segment) throws IOException {
		FileChannel channel = this.files.create(segment.path());
		try {
			return new SegmentWriter(segment, channel);
		}
		catch (IOException ex) {
			channel.close();
			this.segments.delete(segment);
			throw ex;
		}
	}

	/**
	 * Closes a segment, if it is open.
	 * @param segment the segment
	 */
	void close(Segment segment) {
		@Nullable SegmentWriter writer = this.writers.get(segment.signal());
		if (writer != null && writer.segment() == segment) {
			close(segment.signal());
		}
	}

	private void close(String signal) {
		SegmentWriter current = this.writers.remove(signal);
		if (current != null) {
			try {
				current.close();
			}
			catch (IOException ex) {
				this.segments.counts(signal).failed();
			}
		}
	}

	void close() {
		Set.copyOf(this.writers.keySet()).forEach(this::close);
	}

}
