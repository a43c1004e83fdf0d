package com.tiktickets.sample.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run saw, with the queries, as a page to read. Thread-safe.
 */
final class Validation {

	private final Map<String, List<String>> sections = new TreeMap<>();

	/**
	 * Notes an answer.
	 * @param section what is proven
	 * @param backend who was asked
	 * @param query the question, in the backend's own language
	 * @param answer what it said
	 */
	synchronized void saw(String section, String backend, String query, String answer) {
		this.sections.computeIfAbsent(section, (key) -> new ArrayList<>())
			.add("| %s | `%s` | %s |".formatted(backend, query.replace("|", "\\|").replaceAll("\\s+", " "),
					answer.replace("|", "\\|")));
	}

	synchronized void write(Path file) {
		StringBuilder page = new StringBuilder("# Validation\n\nWhat the backends answered on ")
			.append(LocalDate.now(ZoneOffset.UTC))
			.append(", written by the end-to-end suite ([how to run it](../tooling.md#end-to-end)).\n");
		this.sections.forEach((title, rows) -> {
			page.append("\n## ").append(title).append("\n\n| backend | asked | answered |\n|---|---|---|\n");
			rows.stream().sorted().distinct().forEach((row) -> page.append(row).append('\n'));
		});
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.writeString(file, page);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
