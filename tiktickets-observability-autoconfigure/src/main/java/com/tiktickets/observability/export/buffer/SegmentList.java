package com.tiktickets.observability.export.buffer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The segments of this process, oldest first. Used by one thread. */
final class SegmentList implements Closeable {

	private static final Logger logger = LoggerFactory.getLogger(SegmentList.class);

	private final Path root;

	private final SegmentFiles files;

	private final Map<String, BufferCounts> counts = Map.of("traces", new BufferCounts(), "logs", new BufferCounts());

	private final Map<String, NavigableSet<Segment>> bySignal = Map.of("traces", new TreeSet<>(Segment.OLDEST_FIRST),
			"logs", new TreeSet<>(Segment.OLDEST_FIRST));

	private final String process = String.format("%08x", ThreadLocalRandom.current().nextInt());

	private @Nullable OwnedDirectory directory;

	private long number;

	private boolean adoptedOwn;

	private boolean warned;

	private boolean warnedOfFile;

	private boolean warnedOfDamage;

	SegmentList(BufferSettings settings, SegmentFiles files) {
		this.root = settings.directory();
		this.files = files;
	}

	BufferCounts counts(String signal) {
		return Objects.requireNonNull(this.counts.get(signal));
	}

	private NavigableSet<Segment> of(String signal) {
		return Objects.requireNonNull(this.bySignal.get(signal));
	}

	/** Of all signals. */
	long bytes() {
		return this.counts.values().stream().mapToLong(BufferCounts::bytes).sum();
	}

	@Nullable Segment first(String signal) {
		NavigableSet<Segment> segments = of(signal);
		return segments.isEmpty() ? null : segments.first();
	}

	@Nullable Segment oldestNotPinned() {
		return all().filter((segment) -> !segment.isPinned()).min(Segment.OLDEST_FIRST).orElse(null);
	}

	List<Segment> createdBefore(Instant time) {
		return all().filter((segment) -> segment.created().isBefore(time) && !segment.isPinned()).toList();
	}

	private Stream<Segment> all() {
		return this.bySignal.values().stream().flatMap(NavigableSet::stream);
	}

	/**
	 * Names a new segment of this process.
	 * @param signal its signal
	 * @param created its time
	 * @return the segment, without a file
	 * @throws IOException if the process can own no directory
	 */
	Segment named(String signal, Instant created) throws IOException {
		return Segment.named(directory().path(), signal, created, this.process, ++this.number);
	}

	void add(Segment segment) {
		of(segment.signal()).add(segment);
		counts(segment.signal()).resized(segment.bytes());
	}

	void delete(Segment segment) {
		if (of(segment.signal()).remove(segment)) {
			counts(segment.signal()).resized(-segment.bytes());
		}
		try {
			Files.deleteIfExists(segment.path());
		}
		catch (IOException ex) {
			counts(segment.signal()).failed();
		}
	}

	/** Takes over the segments of processes that died, of this directory at first. */
	void adopt() {
		try {
			OwnedDirectory own = directory();
			if (!this.adoptedOwn) {
				this.adoptedOwn = true;
				adopt(own, own);
			}
			for (OwnedDirectory other : own.claimOthers(this.files)) {
				adoptAndClose(other, own);
			}
		}
		catch (IOException ex) {
			logger.debug("Cannot read the buffer of telemetry in {}", this.root, ex);
		}
	}

	private void adoptAndClose(OwnedDirectory other, OwnedDirectory own) {
		try (other) {
			adopt(other, own);
		}
		catch (IOException ex) {
			logger.debug("Cannot adopt the buffer of telemetry in {}", other.path(), ex);
		}
	}

	private OwnedDirectory directory() throws IOException {
		OwnedDirectory known = this.directory;
		if (known != null) {
			return known;
		}
		try {
			OwnedDirectory claimed = OwnedDirectory.claimIn(this.root, this.files);
			this.directory = claimed;
			return claimed;
		}
		catch (IOException ex) {
			refused(ex);
			throw ex;
		}
	}

	/** Says once that the disk takes nothing, until it has taken something again. */
	void refused(IOException failure) {
		leaveDirectoryThatIsGone();
		if (!this.warned) {
			this.warned = true;
			logger.warn("The buffer of telemetry cannot write to the directory {}: {}. Telemetry waits in memory only.",
					this.root, failure.toString());
		}
	}

	void taken() {
		this.warned = false;
	}

	/** It is created again with the next segment. */
	private void leaveDirectoryThatIsGone() {
		OwnedDirectory known = this.directory;
		if (known != null && !Files.isDirectory(known.path())) {
			this.directory = null;
			try {
				known.close();
			}
			catch (IOException ex) {
				logger.debug("Cannot close the lock of {}", known.path(), ex);
			}
		}
	}

	private void adopt(OwnedDirectory from, OwnedDirectory own) throws IOException {
		for (Path file : from.files()) {
			Segment segment = Segment.of(file);
			if (segment != null && !of(segment.signal()).contains(segment)) {
				adopt(segment, own);
			}
			else if (segment == null && !this.warnedOfFile) {
				this.warnedOfFile = true;
				logger.warn("The file {} is not of the buffer of telemetry, and is left alone. Other such files are"
						+ " not reported.", file);
			}
		}
	}

	private void adopt(Segment found, OwnedDirectory own) {
		try (FileChannel channel = this.files.open(found.path(), StandardOpenOption.READ)) {
			SegmentIndex index = SegmentIndex.read(channel);
			found.holds(channel.size(), index.waiting());
			Segment adopted = found.movedTo(own.path());
			if (!found.path().equals(adopted.path())) {
				Files.move(found.path(), adopted.path(), StandardCopyOption.ATOMIC_MOVE);
			}
			add(adopted);
			count(adopted, index);
			if (adopted.waiting() == 0) {
				delete(adopted);
			}
		}
		catch (IOException ex) {
			counts(found.signal()).failed();
			if (!this.warnedOfFile) {
				this.warnedOfFile = true;
				logger.warn("The file {} of the buffer of telemetry cannot be read, and is left alone: {}. Other such"
						+ " files are not reported.", found, ex.toString());
			}
		}
	}

	private void count(Segment found, SegmentIndex index) {
		BufferCounts numbers = counts(found.signal());
		numbers.adopted(index.waiting() + index.cut());
		numbers.removed(index.cut());
		numbers.dropped(SegmentStore.DAMAGED, index.cut());
		if (!index.complete() || index.cut() > 0) {
			numbers.damaged();
			warnOfDamage(found);
		}
	}

	private void warnOfDamage(Segment segment) {
		if (!this.warnedOfDamage) {
			this.warnedOfDamage = true;
			logger.warn("The file {} of the buffer of telemetry is not complete, as after the end of a process that was"
					+ " killed. What is intact in it is sent. Other such files are not reported.", segment);
		}
	}

	@Override
	public void close() throws IOException {
		if (this.directory != null) {
			this.directory.close();
		}
	}

}
