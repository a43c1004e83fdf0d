package com.tiktickets.observability.export.buffer;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of requests of one signal, whose name states the signal and the time. Used by
 * one thread.
 */
final class Segment {

	static final Comparator<Segment> OLDEST_FIRST = Comparator.comparing((Segment segment) -> segment.created)
		.thenComparing((segment) -> segment.path.getFileName().toString());

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'")
		.withZone(ZoneOffset.UTC);

	private static final Pattern NAME = Pattern
		.compile("(traces|logs)-(\\d{8}T\\d{6}\\.\\d{3}Z)-[0-9a-f]{8}-\\d+\\.segment");

	private final Path path;

	private final String signal;

	private final Instant created;

	private final Set<Long> done = new HashSet<>();

	private @Nullable SegmentIndex index;

	private long bytes;

	private long waiting;

	private int pins;

	private int readFailures;

	private Segment(Path path, String signal, Instant created) {
		this.path = path;
		this.signal = signal;
		this.created = created;
	}

	/**
	 * Names a new segment.
	 * @param directory its directory
	 * @param signal its signal
	 * @param created its time
	 * @param process distinguishes the process, as eight hexadecimal digits
	 * @param number distinguishes the segments of the process
	 * @return the segment, without a file
	 */
	static Segment named(Path directory, String signal, Instant created, String process, long number) {
		String name = signal + "-" + TIME.format(created) + "-" + process + "-" + number + ".segment";
		return new Segment(directory.resolve(name), signal, created);
	}

	/**
	 * Finds the segment of a file.
	 * @param path the path
	 * @return the segment, or {@code null} if the name is not that of a segment
	 */
	static @Nullable Segment of(Path path) {
		Matcher name = NAME.matcher(path.getFileName().toString());
		if (!name.matches()) {
			return null;
		}
		try {
			return new Segment(path, name.group(1), TIME.parse(name.group(2), Instant::from));
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	Segment movedTo(Path directory) {
		Segment moved = new Segment(directory.resolve(this.path.getFileName()), this.signal, this.created);
		moved.bytes = this.bytes;
		moved.waiting = this.waiting;
		return moved;
	}

	Path path() {
		return this.path;
	}

	String signal() {
		return this.signal;
	}

	Instant created() {
		return this.created;
	}

	long bytes() {
		return this.bytes;
	}

	/** Items that were neither sent nor dropped. */
	long waiting() {
		return this.waiting;
	}

	void holds(long size, long items) {
		this.bytes = size;
		this.waiting = items;
	}

	void added(long size, int items) {
		this.bytes += size;
		this.waiting += items;
	}

	/**
	 * Marks a request as sent or dropped.
	 * @param position where it is
	 * @param items how many items it has
	 * @return {@code false} if it was marked before
	 */
	boolean done(long position, int items) {
		boolean first = this.done.add(position);
		if (first) {
			this.waiting -= items;
		}
		return first;
	}

	boolean isDone(long position) {
		return this.done.contains(position);
	}

	/** While one of its requests is sent, the segment is not dropped. */
	void pin() {
		this.pins++;
	}

	void unpin() {
		this.pins--;
	}

	boolean isPinned() {
		return this.pins > 0;
	}

	@Nullable SegmentIndex index() {
		return this.index;
	}

	void index(@Nullable SegmentIndex read) {
		this.index = read;
	}

	int readFailed() {
		return ++this.readFailures;
	}

	@Override
	public String toString() {
		return this.path.toString();
	}

}
