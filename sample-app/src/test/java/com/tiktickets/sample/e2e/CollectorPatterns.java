package com.tiktickets.sample.e2e;

import com.google.re2j.Pattern;
import com.tiktickets.corpus.SensitiveText;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The patterns of the Collector's redaction, by the engine that the Collector's is. */
final class CollectorPatterns {

	/**
	 * A pattern cannot verify check digits, and would replace each number of that length.
	 */
	private static final Pattern WITHOUT_PUNCTUATION = Pattern.compile("[0-9A-Z]{11}(?:[0-9A-Z]{3})?");

	private static final List<String> IDENTIFIERS = List.of("CPF", "CNPJ");

	private final List<Pattern> keys;

	private final List<Pattern> values;

	private CollectorPatterns(List<Pattern> keys, List<Pattern> values) {
		this.keys = keys;
		this.values = values;
	}

	static CollectorPatterns read() throws IOException {
		try (Reader file = Files.newBufferedReader(Settings.MONITORING.resolve("otel-collector/config.yaml"))) {
			LoaderOptions options = new LoaderOptions();
			options.setMaxAliasesForCollections(1_000);
			Object configuration = new Yaml(new SafeConstructor(options)).load(file);
			Object redaction = member(member(configuration, "processors"), "redaction");
			return new CollectorPatterns(patterns(redaction, "blocked_key_patterns"),
					patterns(redaction, "blocked_values"));
		}
	}

	private static List<Pattern> patterns(Object redaction, String key) {
		return ((List<?>) member(redaction, key)).stream().map(String::valueOf).map(Pattern::compile).toList();
	}

	private static Object member(Object map, String key) {
		return ((Map<?, ?>) map).get(key);
	}

	/** Whether a pattern can know the value: docs/security.md lists what it cannot. */
	static boolean isRecognizable(SensitiveText text) {
		return !IDENTIFIERS.contains(text.kind()) || text.parts().stream().noneMatch(WITHOUT_PUNCTUATION::matches);
	}

	int size() {
		return this.values.size();
	}

	/** Whether the value of this key is replaced, whatever it is. */
	boolean isSecret(String key) {
		return this.keys.stream().anyMatch((pattern) -> pattern.matcher(key).find());
	}

	String redact(String text) {
		String redacted = text;
		for (Pattern pattern : this.values) {
			redacted = pattern.matcher(redacted).replaceAll("****");
		}
		return redacted;
	}

}
