package com.tiktickets.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The repository's pages, as tests read them. */
public final class Documentation {

	private static final Set<String> NOT_OURS = Set.of("target", "node_modules");

	private Documentation() {
	}

	/** Returns the repository's folder: the one with the Maven wrapper. */
	public static Path root() {
		Path folder = Path.of("").toAbsolutePath();
		while (!Files.exists(folder.resolve("mvnw"))) {
			folder = folder.getParent();
		}
		return folder;
	}

	public static String read(String page) {
		return read(root().resolve(page));
	}

	public static String read(Path page) {
		try {
			return Files.readString(page);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static List<Path> pages() {
		return files(".md");
	}

	public static List<Path> files(String suffix) {
		List<Path> found = new ArrayList<>();
		collect(root(), suffix, found);
		return found;
	}

	private static void collect(Path folder, String suffix, List<Path> found) {
		try (Stream<Path> entries = Files.list(folder)) {
			entries.sorted().forEach((entry) -> {
				String name = entry.getFileName().toString();
				if (Files.isDirectory(entry) && !name.startsWith(".") && !NOT_OURS.contains(name)) {
					collect(entry, suffix, found);
				}
				else if (name.endsWith(suffix)) {
					found.add(entry);
				}
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns the table under a heading, without its head; cells are without backticks.
	 */
	public static List<List<String>> table(String page, String heading) {
		List<String> lines = read(page).lines().dropWhile((line) -> !isHeading(line, heading)).skip(1).toList();
		return lines.stream()
			.takeWhile((line) -> !line.startsWith("#"))
			.dropWhile((line) -> !line.startsWith("|"))
			.takeWhile((line) -> line.startsWith("|"))
			.skip(2)
			.map(Documentation::cells)
			.toList();
	}

	private static boolean isHeading(String line, String heading) {
		return line.startsWith("#") && line.replaceFirst("^#+ ", "").equals(heading);
	}

	private static List<String> cells(String row) {
		return Arrays.stream(row.substring(1, row.lastIndexOf('|')).split("(?<!\\\\)\\|", -1))
			.map((cell) -> cell.replace("`", "").replace("\\|", "|").strip())
			.toList();
	}

}
