package com.tiktickets.observability.export.buffer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Opens the files of the buffer, for their owner only. Thread-safe. */
class SegmentFiles {

	private static final String FILE = "rw-------";

	private static final String DIRECTORY = "rwx------";

	/**
	 * Creates a file.
	 * @param path a path where nothing is
	 * @return the file, open
	 * @throws IOException if it cannot be created
	 */
	FileChannel create(Path path) throws IOException {
		return FileChannel.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
				ownersOnly(path, FILE));
	}

	/**
	 * Opens a file.
	 * @param path the path
	 * @param options how
	 * @return the file, open
	 * @throws IOException if it cannot be opened
	 */
	FileChannel open(Path path, OpenOption... options) throws IOException {
		return FileChannel.open(path, options);
	}

	/**
	 * Opens the file that is locked.
	 * @param path the path; the file is created if there is none
	 * @return the file, open
	 * @throws IOException if it cannot be opened
	 */
	FileChannel lockFile(Path path) throws IOException {
		return FileChannel.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
				ownersOnly(path, FILE));
	}

	/**
	 * Creates a directory with its parents. One that exists keeps its permissions: it may
	 * be the directory of somebody else.
	 * @param path the path
	 * @throws IOException if it cannot be created
	 */
	void createDirectories(Path path) throws IOException {
		if (!Files.isDirectory(path)) {
			Files.createDirectories(path, ownersOnly(path, DIRECTORY));
		}
	}

	/**
	 * Creates a directory, or takes the permissions of others from one that exists.
	 * @param path the path, in a directory that exists
	 * @throws IOException if it cannot be created, or belongs to somebody else
	 */
	void ownDirectory(Path path) throws IOException {
		if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
			Files.createDirectory(path, ownersOnly(path, DIRECTORY));
		}
		else if (hasPermissions(path)) {
			Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(DIRECTORY));
		}
	}

	private static FileAttribute<?>[] ownersOnly(Path path, String permissions) {
		return hasPermissions(path)
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
				: new FileAttribute<?>[0];
	}

	private static boolean hasPermissions(Path path) {
		return path.getFileSystem().supportedFileAttributeViews().contains("posix");
	}

}
