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

class NamingConventionsTests {

	private static final String PAGE = "docs/observability/naming-conventions.md";

	private static final Map<Class<?>, String> SECTIONS = Map.ofEntries(
			Map.entry(TikticketsAttributes.class, "TikTickets attributes"),
			Map.entry(TikticketsMetrics.class, "TikTickets metrics"), Map.entry(MdcKeys.class, "MDC keys"),
			Map.entry(SemanticAttributes.class, "Attributes of the semantic conventions"),
			Map.entry(ExportMetrics.class, "Export metrics"), Map.entry(BrowserAttributes.class, "Browser attributes"),
			Map.entry(BrowserMetrics.class, "Browser metrics"), Map.entry(RedisAttributes.class, "Redis attributes"),
			Map.entry(RedisMetrics.class, "Redis metrics"), Map.entry(WhatsAppAttributes.class, "WhatsApp attributes"),
			Map.entry(WhatsAppMetrics.class, "WhatsApp metrics"),
			Map.entry(MessagingAttributes.class, "Messaging attributes"),
			Map.entry(MessagingMetrics.class, "Messaging metrics"));

	private static final List<Class<?>> CLASSES_OF_NAMES = List.copyOf(SECTIONS.keySet());

	private static final List<Class<?>> ATTRIBUTES = List.of(TikticketsAttributes.class, SemanticAttributes.class,
			WhatsAppAttributes.class, BrowserAttributes.class, RedisAttributes.class, MessagingAttributes.class);

	private static final List<Class<?>> METRICS = List.of(TikticketsMetrics.class, ExportMetrics.class,
			WhatsAppMetrics.class, BrowserMetrics.class, RedisMetrics.class, MessagingMetrics.class);

	@Test
	void everyClassOfNamesHasSection() {
		assertThat(new ClassFileImporter().importUrl(MdcKeys.class.getProtectionDomain().getCodeSource().getLocation())
			.stream()
			.filter((type) -> type.getPackageName().equals(MdcKeys.class.getPackageName()))
			.filter((type) -> !type.getSimpleName().equals("package-info"))
			.filter((type) -> !type.isEquivalentTo(SemanticMetrics.class))
			.filter((type) -> !type.isEquivalentTo(DurationBounds.class))
			.map((type) -> type.getName()))
			.containsExactlyInAnyOrderElementsOf(CLASSES_OF_NAMES.stream().map(Class::getName).toList());
	}

	@Test
	void metricThatIsRenamedOrReadIsDocumentedWhereItBelongs() {
		assertThat(names(SemanticMetrics.class)).isNotEmpty()
			.isSubsetOf(Stream.of("Metrics of the semantic conventions", "Metrics with Micrometer names")
				.flatMap((section) -> column(section, 0).stream())
				.toList());
	}

	@ParameterizedTest
	@FieldSource("CLASSES_OF_NAMES")
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
		assertThat(Set.copyOf(column(SECTIONS.get(type), 2)))
			.isEqualTo(constants(type).filter(NamingConventionsTests::isUnit)
				.map(NamingConventionsTests::name)
				.collect(Collectors.toSet()));
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
		assertThat(column("Tenant attribute", 0)).containsExactlyInAnyOrder(TenantId.SYSTEM.value(),
				TenantId.UNKNOWN.value(), TenantId.OTHER.value());
	}

	@ParameterizedTest
	@ValueSource(strings = { "TikTickets attributes", "TikTickets metrics", "Export metrics", "MDC keys",
			"WhatsApp attributes", "WhatsApp metrics", "Browser attributes", "Browser metrics", "Redis attributes",
			"Redis metrics", "Metrics of the semantic conventions", "Metrics with Micrometer names",
			"Messaging metrics", "Messaging attributes", "Metrics of the sample application" })
	void namesAreFormedByTheRules(String section) {
		assertThat(column(section, 0)).isNotEmpty()
			.doesNotHaveDuplicates()
			.allMatch((name) -> name.matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*") && !name.endsWith("_total"));
	}

	@Test
	void nameThatIsReservedIsNotInUse() {
		assertThat(column("Metrics of the sample application", 0)).isNotEmpty()
			.doesNotContainAnyElementsOf(names(TikticketsMetrics.class))
			.doesNotContainAnyElementsOf(names(MessagingMetrics.class))
			.doesNotContainAnyElementsOf(column("Metrics of the semantic conventions", 0))
			.doesNotContainAnyElementsOf(column("Metrics with Micrometer names", 0));
	}

	private static List<String> column(String section, int number) {
		return Documentation.table(PAGE, section).stream().map((row) -> row.get(number)).toList();
	}

	private static List<String> names(Class<?> type) {
		return constants(type).filter((constant) -> !isUnit(constant)).map(NamingConventionsTests::name).toList();
	}

	private static String typeOf(Class<?> type, String name) {
		return constants(type).filter((constant) -> name(constant).equals(name))
			.map(NamingConventionsTests::value)
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
