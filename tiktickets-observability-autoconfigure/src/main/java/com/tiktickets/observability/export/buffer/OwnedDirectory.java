package com.tiktickets.observability.export.buffer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A directory that one process owns for as long as it lives, by a lock on a file in it.
 * The lock of a process that died is free. Used by one thread.
 */
final class OwnedDirectory implements Closeable {

	private static final String PREFIX = "process-";

	private static final String LOCK = "lock";

	private static final int MOST_PROCESSES = 64;

	/**
	 * Locked by this JVM. The operating system frees a lock when the process closes any
	 * channel of the file, so that a second one must not be opened.
	 */
	private static final Set<Path> LOCKED = ConcurrentHashMap.newKeySet();

	/**
	 * Opened before a copy of this class in another class loader was seen to be there.
	 */
	private static final Collection<FileChannel> NEVER_CLOSED = new ConcurrentLinkedQueue<>();

	private final Path root;

	private final Path path;

	private final Path lock;

	private final FileChannel channel;

	private OwnedDirectory(Path root, Path path, Path lock, FileChannel channel) {
		this.root = root;
		this.path = path;
		this.lock = lock;
		this.channel = channel;
	}

	Path path() {
		return this.path;
	}

	/**
	 * Takes the first sub-directory that nobody owns.
	 * @param root the directory that the processes share; it is created if there is none
	 * @param files opens files
	 * @return the sub-directory
	 * @throws IOException if there is none to take
	 */
	static OwnedDirectory claimIn(Path root, SegmentFiles files) throws IOException {
		files.createDirectories(root);
		IOException refused = new IOException(MOST_PROCESSES + " sub-directories of " + root + " are in use");
		for (int number = 0; number < MOST_PROCESSES; number++) {
			try {
				Path path = root.resolve(PREFIX + number);
				files.ownDirectory(path);
				OwnedDirectory claimed = claim(root, path, files);
				if (claimed != null) {
					return claimed;
				}
			}
			catch (IOException ex) {
				refused = ex;
			}
		}
		throw refused;
	}

	/**
	 * Takes the other sub-directories whose owners have died.
	 * @param files opens files
	 * @return the sub-directories, to be closed
	 * @throws IOException if the directory cannot be read
	 */
	List<OwnedDirectory> claimOthers(SegmentFiles files) throws IOException {
		List<OwnedDirectory> claimed = new ArrayList<>();
		try (DirectoryStream<Path> others = Files.newDirectoryStream(this.root, PREFIX + "*")) {
			for (Path other : others) {
				OwnedDirectory free = claimOther(other, files);
				if (free != null) {
					claimed.add(free);
				}
			}
		}
		return claimed;
	}

	private @Nullable OwnedDirectory claimOther(Path other, SegmentFiles files) {
		try {
			return isProcess(other) ? claim(this.root, other, files) : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	/** What another user has put there is not sent in the name of this one. */
	private boolean isProcess(Path other) throws IOException {
		return !other.equals(this.path) && Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)
				&& Files.getOwner(other).equals(Files.getOwner(this.path)) && Files.isReadable(other)
				&& Files.isRegularFile(other.resolve(LOCK), LinkOption.NOFOLLOW_LINKS);
	}

	private static @Nullable OwnedDirectory claim(Path root, Path path, SegmentFiles files) throws IOException {
		Path lock = path.toRealPath().resolve(LOCK);
		if (!LOCKED.add(lock)) {
			return null;
		}
		FileChannel channel = null;
		boolean kept = false;
		try {
			channel = files.lockFile(lock);
			kept = channel.tryLock() != null;
			return kept ? new OwnedDirectory(root, path, lock, channel) : null;
		}
		catch (OverlappingFileLockException ex) {
			kept = channel != null && NEVER_CLOSED.add(channel);
			return null;
		}
		finally {
			if (!kept) {
				LOCKED.remove(lock);
				close(channel);
			}
		}
	}

	private static void close(@Nullable FileChannel channel) throws IOException {
		if (channel != null) {
			channel.close();
		}
	}

	/**
	 * Lists what is in the directory.
	 * @return the files, but not the one that is locked
	 * @throws IOException if the directory cannot be read
	 */
	List<Path> files() throws IOException {
		List<Path> files = new ArrayList<>();
		try (DirectoryStream<Path> all = Files.newDirectoryStream(this.path)) {
			all.forEach((file) -> {
				if (!file.endsWith(LOCK)) {
					files.add(file);
				}
			});
		}
		return files;
	}

	/** The file stays: who has opened it could lock one that is no longer there. */
	@Override
	public void close() throws IOException {
		try {
			this.channel.close();
		}
		finally {
			LOCKED.remove(this.lock);
		}
	}

}
