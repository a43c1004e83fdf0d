package com.tiktickets.observability.autoconfigure.redaction;

import com.tiktickets.observability.autoconfigure.InvalidPropertyException;
import java.util.ArrayList;
import java.util.List;
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

	@Override
	public void afterPropertiesSet() {
		if (this.key != null && !this.key.isBlank() && this.key.length() < MIN_KEY_LENGTH) {
			throw new InvalidPropertyException(PREFIX + ".key", "*".repeat(this.key.length()),
					"it is shorter than " + MIN_KEY_LENGTH + " characters, and all phone numbers could be tried",
					"Use a random secret, such as the output of 'openssl rand -hex 32'.");
		}
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

}
