package com.tiktickets.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Texts that were written by hand, one a line of a file. In a line, {@code \n} is a line
 * feed.
 */
public final class WrittenTexts {

	private WrittenTexts() {
	}

	/**
	 * Returns the texts with a sensitive value.
	 * @return the texts
	 */
	public static List<SensitiveText> positives() {
		return lines("positives.txt").stream().map(WrittenTexts::parse).toList();
	}

	/**
	 * Returns the texts without a sensitive value.
	 * @return the texts
	 */
	public static List<String> negatives() {
		return lines("negatives.txt");
	}

	private static SensitiveText parse(String line) {
		String[] columns = line.split(" \\| ", 3);
		return new SensitiveText(columns[0], columns[2], Arrays.asList(columns[1].split("¦")));
	}

	private static List<String> lines(String name) {
		try (InputStream file = WrittenTexts.class.getResourceAsStream(name)) {
			String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
			return text.lines()
				.filter((line) -> !line.startsWith("# "))
				.map((line) -> line.replaceAll("(?<!\\\\)\\\\n", "\n").replace("\\\\n", "\\n"))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(name + " cannot be read", ex);
		}
	}

}
