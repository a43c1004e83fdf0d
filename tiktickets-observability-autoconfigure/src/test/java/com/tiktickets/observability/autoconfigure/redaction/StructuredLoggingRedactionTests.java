package com.tiktickets.observability.autoconfigure.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

class StructuredLoggingRedactionTests {

	private static final String PREFIX = "tiktickets.observability.redaction.";

	private final MockEnvironment environment = new MockEnvironment().withProperty(PREFIX + "structured-logging",
			"true");

	@Test
	void textsAreRedactedWhereverTheyStand() {
		assertThat(written(Map.of("to", "ana@example.com"))).isEqualTo("{\"to\":\"[email]\"}");
		assertThat(written(Map.of("to", List.of("ana@example.com", 7)))).isEqualTo("{\"to\":[\"[email]\",7]}");
		assertThat(written(Map.of("nested", Map.of("to", "ana@example.com"))))
			.isEqualTo("{\"nested\":{\"to\":\"[email]\"}}");
		assertThat(written(Map.of("number", 5511987650011L))).isEqualTo("{\"number\":\"[phone]\"}");
		assertThat(written(Map.of("object", new StringBuilder("ana@example.com"))))
			.isEqualTo("{\"object\":\"[email]\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "password", "_password", "userPassword" })
	void valueOfASecretKeyIsReplaced(String key) {
		assertThat(written(Map.of(key, "hunter2"))).isEqualTo("{\"" + key + "\":\"[secret]\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tenant_id", "_tenant_id" })
	void tenantStays(String key) {
		assertThat(written(Map.of(key, "customer-5511987650001"))).contains("customer-5511987650001");
	}

	@Test
	void whatIsNotSensitiveStays() {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("@timestamp", "2026-11-30T10:20:30.123Z");
		members.put("trace_id", "0af7651916cd43dd8448eb211c80319c");
		members.put("level_value", 20_000);
		members.put("done", true);
		members.put("nothing", null);
		assertThat(written(members))
			.isEqualTo("{\"@timestamp\":\"2026-11-30T10:20:30.123Z\",\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\","
					+ "\"level_value\":20000,\"done\":true,\"nothing\":null}");
	}

	@Test
	void kindsAndExpressionsOfTheApplicationCount() {
		this.environment.withProperty(PREFIX + "kinds.email", "false")
			.withProperty(PREFIX + "patterns.order", "ORD-\\d+");
		assertThat(written(Map.of("to", "ana@example.com, ORD-4711")))
			.isEqualTo("{\"to\":\"ana@example.com, [order]\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "structured-logging=false", "enabled=false" })
	void nothingIsRedactedIfItIsSwitchedOff(String setting) {
		String[] property = setting.split("=");
		this.environment.withProperty(PREFIX + property[0], property[1]);
		assertThat(written(Map.of("to", "ana@example.com"))).isEqualTo("{\"to\":\"ana@example.com\"}");
	}

	/** The start fails later, with a message that has to be readable. */
	@ParameterizedTest
	@ValueSource(strings = { "patterns.order=(a", "kinds.nothing=true", "enabled=maybe", "structured-logging=maybe" })
	void invalidSettingDoesNotBreakTheLog(String setting) {
		String[] property = setting.split("=");
		this.environment.withProperty(PREFIX + property[0], property[1]);
		assertThat(written(Map.of("to", "ana@example.com"))).isEqualTo("{\"to\":\"[email]\"}");
	}

	@SuppressWarnings({ "unchecked", "rawtypes" }) // as Spring Boot calls it
	private String written(Map<String, ?> members) {
		List<StructuredLoggingJsonMembersCustomizer> customizers = SpringFactoriesLoader.forDefaultResourceLocation()
			.load(StructuredLoggingJsonMembersCustomizer.class,
					ArgumentResolver.of(Environment.class, this.environment));
		assertThat(customizers).hasSize(1);
		return JsonWriter.<Map<String, ?>>of((all) -> {
			all.addMapEntries((map) -> (Map<String, Object>) map);
			customizers.get(0).customize(all);
		}).writeToString(members);
	}

}
