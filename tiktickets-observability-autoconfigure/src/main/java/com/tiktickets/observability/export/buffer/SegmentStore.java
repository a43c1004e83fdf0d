package com.tiktickets.observability.export.buffer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Requests that wait on disk, in segments of one signal each. It never reads a directory
 * before it is asked to, so that nothing waits for a disk at the start. To be used by one
 * thread; {@link #counts} may be called by any.
 */
public final class SegmentStore implements Closeable {

	/** An item could not be read any more. */
	static final String DAMAGED = "buffer_damaged";

	/** The oldest item made room for another one. */
	static final String FULL = "buffer_full";

	/** An item was older than the limit. */
	static final String AGE = "buffer_age";

	private static final int MOST_READ_FAILURES = 10;

	private final BufferSettings settings;

	private final SegmentFiles files;

	private final InstantSource clock;

	private final SegmentList segments;

	private final OpenSegments open;

	/**
	 * Creates the store, without a look at the disk.
	 * @param settings where it is, and what it may hold
	 */
	public SegmentStore(BufferSettings settings) {
		this(settings, new SegmentFiles(), InstantSource.system());
	}

	SegmentStore(BufferSettings settings, SegmentFiles files, InstantSource clock) {
		this.settings = settings;
		this.files = files;
		this.clock = clock;
		this.segments = new SegmentList(settings, files);
		this.open = new OpenSegments(this.segments, settings.size(), files, clock);
	}

	/**
	 * Returns the numbers of a signal.
	 * @param signal {@code traces} or {@code logs}
	 * @return the numbers, which change
	 */
	public BufferCounts counts(String signal) {
		return this.segments.counts(signal);
	}

	/**
	 * Takes over what processes have left behind that died, and drops what is too old.
	 */
	public void maintain() {
		this.segments.adopt();
		for (Segment expired : this.segments.createdBefore(this.clock.instant().minus(this.settings.age()))) {
			drop(expired, AGE);
		}
		makeRoom(0);
	}

	/**
	 * Writes a request. The oldest ones make room for it; one that is larger than the
	 * buffer is dropped and counted.
	 * @param signal its signal
	 * @param items how many items it has
	 * @param body its bytes
	 * @return the request, or {@code null} if it was dropped
	 * @throws IOException if the disk does not take it
	 */
	public @Nullable BufferedRequest append(String signal, int items, byte[] body) throws IOException {
		long size = SegmentFormat.SEGMENT_HEADER + SegmentFormat.REQUEST_HEADER + (long) body.length;
		if (!makeRoom(size)) {
			counts(signal).dropped(FULL, items);
			return null;
		}
		try {
			SegmentWriter writer = this.open.writer(signal);
			long before = writer.segment().bytes();
			long position = writer.append(items, body);
			counts(signal).resized(writer.segment().bytes() - before);
			counts(signal).written(items);
			this.segments.taken();
			return new BufferedRequest(writer.segment(), position, items, body);
		}
		catch (IOException ex) {
			counts(signal).failed();
			this.segments.refused(ex);
			throw ex;
		}
	}

	private boolean makeRoom(long size) {
		while (this.segments.bytes() + size > this.settings.size()) {
			Segment oldest = this.segments.oldestNotPinned();
			if (oldest == null) {
				return false;
			}
			drop(oldest, FULL);
		}
		return true;
	}

	/**
	 * Reads the oldest request of a signal, which is not dropped to make room until it is
	 * {@link #release released} or {@link #remove removed}.
	 * @param signal the signal
	 * @return the request, or {@code null} if there is none that can be read at the
	 * moment
	 */
	public @Nullable BufferedRequest oldest(String signal) {
		Instant youngest = this.clock.instant().minus(this.settings.age());
		Segment segment = this.segments.first(signal);
		while (segment != null) {
			if (segment.created().isBefore(youngest) && !segment.isPinned()) {
				drop(segment, AGE);
			}
			else {
				this.open.close(segment);
				BufferedRequest request = read(segment);
				if (request != null || segment.waiting() > 0) {
					return request;
				}
				this.segments.delete(segment);
			}
			segment = this.segments.first(signal);
		}
		return null;
	}

	private @Nullable BufferedRequest read(Segment segment) {
		try (FileChannel channel = this.files.open(segment.path(), StandardOpenOption.READ)) {
			SegmentIndex index = segment.index();
			if (index == null) {
				index = SegmentIndex.read(channel);
				segment.index(index);
			}
			return read(segment, index, channel);
		}
		catch (IOException ex) {
			counts(segment.signal()).failed();
			if (ex instanceof NoSuchFileException || segment.readFailed() >= MOST_READ_FAILURES) {
				drop(segment, DAMAGED);
			}
			return null;
		}
	}

	private @Nullable BufferedRequest read(Segment segment, SegmentIndex index, FileChannel channel)
			throws IOException {
		for (SegmentIndex.Entry entry : index.entries()) {
			if (!entry.done() && !segment.isDone(entry.position())) {
				byte[] body = SegmentIndex.read(channel, entry.body(), entry.length());
				if (body.length == entry.length() && SegmentFormat.checksum(body, body.length) == entry.checksum()) {
					segment.pin();
					return new BufferedRequest(segment, entry.position(), entry.items(), body);
				}
				done(segment, entry.position(), entry.items(), DAMAGED);
			}
		}
		counts(segment.signal()).dropped(DAMAGED, segment.waiting());
		counts(segment.signal()).removed(segment.waiting());
		segment.holds(segment.bytes(), 0);
		return null;
	}

	/**
	 * Keeps a request that was just written from being dropped while it is sent.
	 * @param request the request
	 */
	public void pin(BufferedRequest request) {
		request.segment().pin();
	}

	/**
	 * Keeps a request, which was not sent.
	 * @param request the request
	 */
	public void release(BufferedRequest request) {
		request.segment().unpin();
	}

	/**
	 * Removes a request.
	 * @param request the request
	 * @param reason why it is dropped, or {@code null} if it was sent
	 */
	public void remove(BufferedRequest request, @Nullable String reason) {
		Segment segment = request.segment();
		segment.unpin();
		done(segment, request.position(), request.items(), reason);
		if (segment.waiting() == 0) {
			this.open.close(segment);
			this.segments.delete(segment);
		}
		else {
			markDone(segment, request.position());
		}
	}

	private void done(Segment segment, long position, int items, @Nullable String reason) {
		if (segment.done(position, items)) {
			counts(segment.signal()).removed(items);
			if (reason != null) {
				counts(segment.signal()).dropped(reason, items);
			}
		}
	}

	/** Otherwise a process that adopts the segment would send the request again. */
	private void markDone(Segment segment, long position) {
		try (FileChannel channel = this.files.open(segment.path(), StandardOpenOption.WRITE)) {
			channel.write(ByteBuffer.wrap(new byte[] { SegmentFormat.DONE }), position + SegmentFormat.STATE);
		}
		catch (IOException ex) {
			counts(segment.signal()).failed();
		}
	}

	private void drop(Segment segment, String reason) {
		this.open.close(segment);
		counts(segment.signal()).dropped(reason, segment.waiting());
		counts(segment.signal()).removed(segment.waiting());
		segment.holds(segment.bytes(), 0);
		this.segments.delete(segment);
	}

	/** Gives the directory to the next process. */
	@Override
	public void close() throws IOException {
		this.open.close();
		this.segments.close();
	}

}
