package com.tiktickets.observability.autoconfigure.redaction;

import com.tiktickets.observability.autoconfigure.InvalidPropertyException;
import com.tiktickets.observability.redaction.PatternRedactor;
import com.tiktickets.observability.redaction.Redactor;
import com.tiktickets.observability.redaction.SensitiveData;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the redaction of personal and secret values.
 */
@ConfigurationProperties(RedactionProperties.PREFIX)
public class RedactionProperties implements InitializingBean {

	static final String PREFIX = "tiktickets.observability.redaction";

	private static final int MIN_KEY_LENGTH = 16;

	/**
	 * Secret key of the hashes that replace phone numbers and WhatsApp addresses, 16
	 * characters or more. Services that share the key emit the same hash for the same
	 * person. Without a key, each process uses a random one.
	 */
	private @Nullable String key;

	/**
	 * Names of query parameters whose values are redacted, in addition to the built-in
	 * names.
	 */
	private List<String> queryParameters = new ArrayList<>();

	/**
	 * Whether texts and attributes of spans, log records and metrics are redacted before
	 * they leave the process.
	 */
	private boolean enabled = true;

	/**
	 * Kinds of values that are redacted or not, by their name. All kinds are on but
	 * ip-address.
	 */
	private Map<SensitiveData, Boolean> kinds = new EnumMap<>(SensitiveData.class);

	/**
	 * Replacement of a value that identifies a person: label writes its kind, hash writes
	 * a keyed hash, so that the same person can be followed.
	 */
	private Replacement replacement = Replacement.LABEL;

	/**
	 * Regular expressions of the application, by the name that replaces what they match:
	 * order-number writes [order-number]. The syntax is RE2, without look-around and back
	 * references, so that matching takes linear time.
	 */
	private Map<String, String> patterns = new LinkedHashMap<>();

	/**
	 * Whether structured logs that the application writes to its console or to a file are
	 * redacted as well.
	 */
	private boolean structuredLogging = false;

	@Override
	public void afterPropertiesSet() {
		if (this.key != null && !this.key.isBlank() && this.key.length() < MIN_KEY_LENGTH) {
			throw new InvalidPropertyException(PREFIX + ".key", "*".repeat(this.key.length()),
					"it is shorter than " + MIN_KEY_LENGTH + " characters, and all phone numbers could be tried",
					"Use a random secret, such as the output of 'openssl rand -hex 32'.");
		}
	}

	/** Applies the expressions of the application. */
	Redactor patternRedactor() {
		try {
			return new PatternRedactor(this.patterns);
		}
		catch (PatternRedactor.InvalidPatternException ex) {
			throw new InvalidPropertyException(PREFIX + ".patterns." + ex.name(), this.patterns.get(ex.name()),
					String.valueOf(ex.getMessage()),
					"Use an expression in the syntax of RE2, which has no look-around and no back references.");
		}
	}

	/** The kinds that are redacted. */
	Set<SensitiveData> redactedKinds() {
		Set<SensitiveData> redacted = EnumSet.complementOf(EnumSet.of(SensitiveData.IP_ADDRESS));
		this.kinds.forEach((kind, on) -> {
			if (on) {
				redacted.add(kind);
			}
			else {
				redacted.remove(kind);
			}
		});
		return redacted;
	}

	public Map<String, String> getPatterns() {
		return this.patterns;
	}

	public void setPatterns(Map<String, String> patterns) {
		this.patterns = patterns;
	}

	public boolean isStructuredLogging() {
		return this.structuredLogging;
	}

	public void setStructuredLogging(boolean structuredLogging) {
		this.structuredLogging = structuredLogging;
	}

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public Map<SensitiveData, Boolean> getKinds() {
		return this.kinds;
	}

	public void setKinds(Map<SensitiveData, Boolean> kinds) {
		this.kinds = kinds;
	}

	public Replacement getReplacement() {
		return this.replacement;
	}

	public void setReplacement(Replacement replacement) {
		this.replacement = replacement;
	}

	public @Nullable String getKey() {
		return this.key;
	}

	public void setKey(@Nullable String key) {
		this.key = key;
	}

	public List<String> getQueryParameters() {
		return this.queryParameters;
	}

	public void setQueryParameters(List<String> queryParameters) {
		this.queryParameters = queryParameters;
	}

	/** What is written in the place of a value. */
	public enum Replacement {

		/** The kind of the value in brackets, such as {@code [email]}. */
		LABEL,

		/** A keyed hash, for values that identify a person. */
		HASH

	}

}
