package com.tiktickets.observability.semconv;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.Documentation;
import com.tiktickets.observability.tenant.TenantId;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.opentelemetry.api.common.AttributeKey;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTests {

	private static final String PAGE = "docs/observability/naming-conventions.md";

	private static final Map<Class<?>, String> SECTIONS = Map.ofEntries(
			Map.entry(TikticketsAttributes.class, "Attributes of ours"),
			Map.entry(TikticketsMetrics.class, "Metrics of ours"),
			Map.entry(MdcKeys.class, "Keys of the diagnostic context"),
			Map.entry(SemanticAttributes.class, "Attributes of the conventions"),
			Map.entry(BrowserAttributes.class, "Attributes of browsers"),
			Map.entry(BrowserMetrics.class, "Metrics of browsers"),
			Map.entry(RedisAttributes.class, "Attributes of Redis"), Map.entry(RedisMetrics.class, "Metrics of Redis"),
			Map.entry(WhatsAppAttributes.class, "Attributes of WhatsApp sessions"),
			Map.entry(WhatsAppMetrics.class, "Metrics of WhatsApp sessions"),
			Map.entry(MessagingAttributes.class, "Attributes of messaging"),
			Map.entry(MessagingMetrics.class, "Metrics of messaging"));

	private static final List<Class<?>> ROOM = List.copyOf(SECTIONS.keySet());

	private static final List<Class<?>> ATTRIBUTES = List.of(TikticketsAttributes.class, SemanticAttributes.class,
			WhatsAppAttributes.class, BrowserAttributes.class, RedisAttributes.class, MessagingAttributes.class);

	private static final List<Class<?>> METRICS = List.of(TikticketsMetrics.class, WhatsAppMetrics.class,
			BrowserMetrics.class, RedisMetrics.class, MessagingMetrics.class);

	@Test
	void everyClassOfNamesHasSection() {
		assertThat(new ClassFileImporter().importUrl(MdcKeys.class.getProtectionDomain().getCodeSource().getLocation())
			.stream()
			.filter((type) -> type.getPackageName().equals(MdcKeys.class.getPackageName()))
			.filter((type) -> !type.getSimpleName().equals("package-info"))
			.filter((type) -> !type.isEquivalentTo(SemanticMetrics.class))
			.filter((type) -> !type.isEquivalentTo(DurationBounds.class))
			.map((type) -> type.getName()))
			.containsExactlyInAnyOrderElementsOf(ROOM.stream().map(Class::getName).toList());
	}

	@Test
	void metricThatIsRenamedOrReadIsDocumentedWhereItBelongs() {
		assertThat(names(SemanticMetrics.class)).isNotEmpty()
			.isSubsetOf(Stream.of("Metrics of the conventions", "Metrics of Micrometer")
				.flatMap((section) -> column(section, 0).stream())
				.toList());
	}

	@ParameterizedTest
	@FieldSource("ROOM")
	void sectionHasNamesOfItsClassAndNoOthers(Class<?> type) {
		assertThat(column(SECTIONS.get(type), 0)).containsExactlyInAnyOrderElementsOf(names(type));
	}

	@ParameterizedTest
	@FieldSource("ATTRIBUTES")
	void attributeHasTypeThatIsWritten(Class<?> type) {
		assertThat(Documentation.table(PAGE, SECTIONS.get(type))).isNotEmpty()
			.allSatisfy((row) -> assertThat(row.get(1)).as(row.get(0)).isEqualTo(typeOf(type, row.get(0))));
	}

	@ParameterizedTest
	@FieldSource("METRICS")
	void metricsOfOursHaveTheirUnits(Class<?> type) {
		assertThat(Set.copyOf(column(SECTIONS.get(type), 2))).isEqualTo(
				constants(type).filter(VocabularyTests::isUnit).map(VocabularyTests::name).collect(Collectors.toSet()));
	}

	@ParameterizedTest
	@FieldSource("METRICS")
	void attributesOfOurMetricsAreKnown(Class<?> type) {
		List<String> known = ATTRIBUTES.stream().flatMap((attributes) -> names(attributes).stream()).toList();
		assertThat(column(SECTIONS.get(type), 3)).isNotEmpty()
			.flatMap((cell) -> List.of(cell.split(", ")))
			.isSubsetOf(known);
	}

	@Test
	void reservedTenantsAreWritten() {
		assertThat(column("The tenant", 0)).containsExactlyInAnyOrder(TenantId.SYSTEM.value(), TenantId.UNKNOWN.value(),
				TenantId.OTHER.value());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Attributes of ours", "Metrics of ours", "Keys of the diagnostic context",
			"Attributes of WhatsApp sessions", "Metrics of WhatsApp sessions", "Attributes of browsers",
			"Metrics of browsers", "Attributes of Redis", "Metrics of Redis", "Metrics of the conventions",
			"Metrics of Micrometer", "Metrics of messaging", "Attributes of messaging", "Reserved for later" })
	void namesAreFormedByTheRules(String section) {
		assertThat(column(section, 0)).isNotEmpty()
			.doesNotHaveDuplicates()
			.allMatch((name) -> name.matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*") && !name.endsWith("_total"));
	}

	@Test
	void nameThatIsReservedIsNotInUse() {
		assertThat(column("Reserved for later", 0)).isNotEmpty()
			.doesNotContainAnyElementsOf(names(TikticketsMetrics.class))
			.doesNotContainAnyElementsOf(names(MessagingMetrics.class))
			.doesNotContainAnyElementsOf(column("Metrics of the conventions", 0))
			.doesNotContainAnyElementsOf(column("Metrics of Micrometer", 0));
	}

	private static List<String> column(String section, int number) {
		return Documentation.table(PAGE, section).stream().map((row) -> row.get(number)).toList();
	}

	private static List<String> names(Class<?> type) {
		return constants(type).filter((constant) -> !isUnit(constant)).map(VocabularyTests::name).toList();
	}

	private static String typeOf(Class<?> type, String name) {
		return constants(type).filter((constant) -> name(constant).equals(name))
			.map(VocabularyTests::value)
			.map((value) -> (value instanceof AttributeKey<?> key) ? key.getType().name().toLowerCase() : "string")
			.findFirst()
			.orElse("");
	}

	private static Stream<Field> constants(Class<?> type) {
		return Arrays.stream(type.getFields());
	}

	private static boolean isUnit(Field constant) {
		return constant.getName().startsWith("UNIT_");
	}

	private static String name(Field constant) {
		return value(constant).toString();
	}

	private static Object value(Field constant) {
		try {
			return constant.get(null);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
