package com.tiktickets.sample.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a run saw, with the queries, as a page to read. Thread-safe.
 */
final class Validation {

	private static final String HEADING = "\n## ";

	private final Map<Section, Set<String>> rows = new EnumMap<>(Section.class);

	/**
	 * Notes an answer.
	 * @param section what is proven
	 * @param backend who was asked
	 * @param query the question, in the backend's own language
	 * @param answer what it said
	 */
	synchronized void saw(Section section, String backend, String query, String answer) {
		this.rows.computeIfAbsent(section, (key) -> new TreeSet<>())
			.add("| %s | `%s` | %s |".formatted(backend, query.replace("|", "\\|").replaceAll("\\s+", " "),
					answer.replace("|", "\\|")));
	}

	/**
	 * Writes the sections that are whole; the others keep what an earlier run has seen.
	 */
	synchronized void write(Path file) {
		Map<String, String> whole = new HashMap<>();
		this.rows.forEach((section, answers) -> {
			if (answers.size() >= section.answers()) {
				whole.put(section.title(), table(answers));
			}
		});
		if (whole.isEmpty()) {
			return;
		}
		try {
			Map<String, String> texts = earlier(file);
			texts.putAll(whole);
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.writeString(file, page(texts));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String table(Set<String> answers) {
		return "\nRun on %s.\n\n| backend | query or input | result |\n|---|---|---|\n%s\n"
			.formatted(LocalDate.now(ZoneOffset.UTC), String.join("\n", answers));
	}

	private static Map<String, String> earlier(Path file) throws IOException {
		Map<String, String> texts = new HashMap<>();
		if (Files.exists(file)) {
			Arrays.stream(Files.readString(file).split(HEADING)).skip(1).forEach((section) -> {
				int end = section.indexOf('\n') + 1;
				texts.put(section.substring(0, end).strip(), section.substring(end));
			});
		}
		return texts;
	}

	private static String page(Map<String, String> texts) {
		StringBuilder page = new StringBuilder(
				"# Validation\n\nThe end-to-end suite writes this page ([how to run it](../tooling.md#end-to-end)). Each section contains the queries that the suite sent\n"
						+ "to the backends, or the input that it sent to the Collector, and the results of the newest complete run of the section.\n");
		for (Section section : Section.values()) {
			String text = texts.get(section.title());
			if (text != null) {
				page.append(HEADING).append(section.title()).append('\n').append(text);
			}
		}
		return page.toString();
	}

}
