package com.tiktickets.sample.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file system of one megabyte that only one process sees, in a mount namespace of its
 * own: nothing is left of it when the process ends. It needs user namespaces, and neither
 * root nor privileges.
 *
 * @param folder where it is mounted
 */
record SmallDisk(Path folder) {

	private static final String MOUNT = "mount -t tmpfs -o size=1m,mode=700,%s tmpfs \"$0\" && exec \"$@\"";

	/**
	 * Returns the command that mounts the file system and becomes the one that follows.
	 * @param options of the file system, {@code rw} or {@code ro}
	 */
	List<String> command(String options) {
		return List.of("unshare", "--map-root-user", "--mount", "sh", "-c", MOUNT.formatted(options),
				this.folder.toString());
	}

	void fill(SampleProcess process) {
		try (OutputStream filler = Files.newOutputStream(seenBy(process).resolve("filler"))) {
			byte[] page = new byte[4096];
			while (true) {
				filler.write(page);
			}
		}
		catch (IOException ex) {
			if (!String.valueOf(ex.getMessage()).contains("No space left")) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	void empty(SampleProcess process) {
		try {
			Files.delete(seenBy(process).resolve("filler"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void makeWritable(SampleProcess process) {
		Shell
			.run("nsenter", "--target", String.valueOf(process.pid()), "--user", "--mount", "--preserve-credentials",
					"mount", "-o", "remount,rw", this.folder.toString())
			.expectSuccess();
	}

	/**
	 * Returns how many segments of the buffer are on it.
	 */
	long segments(SampleProcess process) {
		try (Stream<Path> files = Files.walk(seenBy(process))) {
			return files.filter((file) -> file.toString().endsWith(".segment")).count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path seenBy(SampleProcess process) {
		return Path.of("/proc", String.valueOf(process.pid()), "root", this.folder.toString());
	}

}
