package com.tiktickets.observability.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.ConfigurationMetadata;
import com.tiktickets.observability.ConfigurationMetadata.Property;
import com.tiktickets.observability.Documentation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationReferenceTests {

	private static final String PAGE = "docs/reference/configuration.md";

	private static final String INTRODUCTION = """
			# Configuration properties

			This page lists the properties of the starter, with their default values and meanings. Set them like every
			property of Spring Boot, for example in `application.properties`. A value that is not valid stops the start of
			the application with a message that names the property, the value and the fix.

			OpenTelemetry's own properties keep their names (`otel.*`, `OTEL_*`):
			[OpenTelemetry variables](opentelemetry-variables.md) lists those.

			`ConfigurationReferenceTests` writes this page from the Javadoc of the classes with `@ConfigurationProperties`.
			""";

	private static final String WRITE = "./mvnw test -pl tiktickets-observability-autoconfigure -am"
			+ " -Dtest=ConfigurationReferenceTests -Dreference.write=true"
			+ " -Dsurefire.failIfNoTests=false -Dsurefire.failIfNoSpecifiedTests=false";

	@Test
	void pageIsWhatMetadataSays() throws IOException {
		String written = INTRODUCTION + sections();
		if (Boolean.getBoolean("reference.write")) {
			Files.writeString(Documentation.root().resolve(PAGE), written);
		}
		assertThat(Documentation.read(PAGE)).as("%s differs from the metadata; to write it: %s", PAGE, WRITE)
			.isEqualTo(written);
	}

	@ParameterizedTest
	@MethodSource("properties")
	void descriptionIsSentenceThatEditorCanShow(Property property) {
		assertThat(property.description()).isNotBlank()
			.doesNotStartWith("The ")
			.doesNotStartWith("A ")
			.doesNotStartWith("An ")
			.endsWith(".")
			.doesNotContainIgnoringCase("default");
	}

	@ParameterizedTest
	@MethodSource("properties")
	void descriptionOfSwitchStartsWithWhether(Property property) {
		assertThat(property.description().startsWith("Whether ")).isEqualTo(property.type().endsWith(".Boolean"));
	}

	@ParameterizedTest
	@CsvSource({ "enabled, true", "tracing.enabled, true", "logging.enabled, true", "metrics.enabled, true",
			"tenant.enabled, true", "web.enabled, true", "jdbc.enabled, true", "export.enabled, true",
			"tenant.header.enabled, false", "tenant.header.name, X-Tenant-Id", "tenant.jwt.claim, tenant_id",
			"tenant.fixed, ''", "tenant.attribute, tenant_id", "tenant.metrics.limit, 50", "tenant.metrics.allow, ''" })
	void propertyOfTheContractExists(String name, String defaultValue) {
		assertThat(properties()).filteredOn((property) -> property.name().equals(PropertyNames.PREFIX + "." + name))
			.extracting(Property::defaultValue)
			.containsExactly(defaultValue);
	}

	@Test
	void everyConcernHasItsSwitch() {
		assertThat(byConcern()).allSatisfy((concern, properties) -> assertThat(properties).extracting(Property::name)
			.contains(concern + ".enabled"));
	}

	static List<Property> properties() {
		return ConfigurationMetadata.properties();
	}

	private static Map<String, List<Property>> byConcern() {
		return properties().stream()
			.collect(Collectors.groupingBy(ConfigurationReferenceTests::concern, TreeMap::new, Collectors.toList()));
	}

	private static String concern(Property property) {
		String key = property.name().substring(PropertyNames.PREFIX.length() + 1);
		return key.contains(".") ? PropertyNames.PREFIX + "." + key.substring(0, key.indexOf('.'))
				: PropertyNames.PREFIX;
	}

	private static String sections() {
		StringBuilder page = new StringBuilder();
		byConcern().forEach((concern, properties) -> {
			page.append("\n## ")
				.append(concern)
				.append("\n\n| property | type | default | meaning |\n|---|---|---|---|\n");
			properties.forEach((property) -> page.append(row(property)));
		});
		return page.toString();
	}

	private static String row(Property property) {
		String type = property.type().replaceAll("\\b([a-z]+\\.)+", "");
		String defaultValue = property.defaultValue().isEmpty() ? "" : "`" + property.defaultValue() + "`";
		return "| `%s` | %s | %s | %s |%n".formatted(property.name(), type.replace("<", " of ").replace(">", ""),
				defaultValue, property.description());
	}

}
