package com.tiktickets.observability;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.instrumentation.PrivateField;
import com.tiktickets.observability.tenant.TenantContext;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.opentelemetry.api.trace.SpanBuilder;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Conditional;

/** The dependencies of the packages, as docs/architecture.md draws them. */
class ArchitectureTests {

	private static final String ROOT = "com.tiktickets.observability";

	private static final List<String> INSTRUMENTATIONS = List.of("web", "amqp", "websocket", "socketio", "redis",
			"messaging", "quartz", "whatsapp", "browser");

	private static final List<String> PROCESSORS = List.of("tracing", "logging", "metrics");

	private static final List<String> PIPELINE = List.of("redaction", "export");

	private static final String STARTER = "io.opentelemetry.instrumentation.spring.autoconfigure.internal.";

	/** Each use is guarded: without the class, OpenTelemetry's behaviour stays. */
	private static final List<InternalClasses> INTERNAL = List.of(
			new InternalClasses("ExportFailure", "no public class has the answer of the Collector to a failed export",
					"io.opentelemetry.exporter.internal.FailedExportException"),
			new InternalClasses("ExceptionAttributes", "no public extension point of the SDK is given the exception",
					"io.opentelemetry.sdk.common.internal.ExceptionAttributeResolver",
					"io.opentelemetry.sdk.logs.internal.SdkLoggerProviderUtil",
					"io.opentelemetry.sdk.trace.internal.SdkTracerProviderUtil"),
			new InternalClasses("JdbcAutoConfiguration", "the public builder cannot switch on the SQL commenter",
					"io.opentelemetry.instrumentation.jdbc.datasource.internal.Experimental"),
			new InternalClasses("LogbackFramework", "only this listener adds the appender with its properties",
					STARTER + "instrumentation.logging.LogbackAppenderApplicationListener"),
			new InternalClasses("SdkOutsideOfContext", "the starter resolves its properties for contexts only",
					STARTER + "OtelMapConverter", STARTER + "properties.OtelResourceProperties",
					STARTER + "properties.OtelSpringProperties", STARTER + "properties.OtlpExporterProperties",
					STARTER + "properties.SpringConfigProperties", STARTER + "resources.DistroVersionResourceProvider",
					STARTER + "resources.SpringResourceProvider",
					"io.opentelemetry.sdk.autoconfigure.internal.AutoConfigureUtil"));

	private static JavaClasses library;

	@BeforeAll
	static void read() {
		library = new ClassFileImporter()
			.importUrl(TenantContext.class.getProtectionDomain().getCodeSource().getLocation());
	}

	@Test
	void everyClassIsInAKnownPackage() {
		String[] known = Stream
			.of(INSTRUMENTATIONS, PROCESSORS, PIPELINE,
					List.of("instrumentation", "tenant", "semconv", "autoconfigure"))
			.flatMap(List::stream)
			.map(ArchitectureTests::packages)
			.toArray(String[]::new);
		classes().should().resideInAnyPackage(known).check(library);
	}

	@ParameterizedTest
	@FieldSource("INSTRUMENTATIONS")
	void instrumentationSeesTenantAndNoOtherInstrumentation(String instrumentation) {
		assertSeesOnly(instrumentation, "instrumentation", "tenant", "semconv", "redaction");
	}

	@ParameterizedTest
	@FieldSource("PROCESSORS")
	void processorSeesTenantAndExport(String processor) {
		assertSeesOnly(processor, "tenant", "semconv", "export");
	}

	@ParameterizedTest
	@FieldSource("PIPELINE")
	void pipelineSeesNoOtherPackage(String name) {
		assertSeesOnly(name, "semconv");
	}

	@Test
	void lifecycleSeesTenantAndNames() {
		assertSeesOnly("instrumentation", "tenant", "semconv");
	}

	@Test
	void tenantSeesNamesOnly() {
		assertSeesOnly("tenant", "semconv");
	}

	@Test
	void namesSeeNoOtherPackage() {
		assertSeesOnly("semconv");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tenant", "semconv" })
	void tenantAndNamesImportNoSpring(String name) {
		noClasses().that()
			.resideInAPackage(packages(name))
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework..")
			.check(library);
	}

	@Test
	void nothingSeesAutoConfiguration() {
		noClasses().that()
			.resideOutsideOfPackage(packages("autoconfigure"))
			.should()
			.dependOnClassesThat()
			.resideInAPackage(packages("autoconfigure"))
			.check(library);
	}

	@Test
	void packagesAreFreeOfCycles() {
		slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(library);
	}

	@ParameterizedTest
	@ValueSource(strings = { "instrumentation", "tenant", "amqp", "websocket", "socketio", "redis", "whatsapp" })
	void classesOfAPackageAreFreeOfCycles(String name) {
		slices().assignedFrom(new ClassesOf(packages(name))).should().beFreeOfCycles().check(library);
	}

	/**
	 * The servlet filter is measured: ADR-002 has the figure.
	 */
	@Test
	void onlyTheLifecycleStartsSpans() {
		noClasses().that()
			.doNotHaveSimpleName("HttpServerTelemetry")
			.should()
			.callMethod(SpanBuilder.class, "startSpan")
			.check(library);
	}

	@Test
	void nothingKnowsBackend() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.prometheus..", "io.micrometer.prometheus..", "io.micrometer.prometheusmetrics..",
					"io.sentry..", "com.github.loki4j..", "io.jaegertracing..", "zipkin2..",
					"io.opentelemetry.exporter.prometheus..", "io.opentelemetry.exporter.zipkin..",
					"io.opentelemetry.exporter.jaeger..")
			.check(library);
	}

	@Test
	void privateFieldsOfOtherLibrariesAreReadBehindOneGuard() {
		noClasses().that()
			.areNotAssignableTo(PrivateField.class)
			.should()
			.dependOnClassesThat(belongToAnyOf(Field.class, DirectFieldAccessor.class))
			.check(library);
	}

	@Test
	void internalClassesOfOtherLibrariesAreThoseWithReason() {
		Set<String> uses = library.stream()
			.flatMap((type) -> type.getDirectDependenciesFromSelf().stream())
			.map((use) -> Map.entry(outermost(use.getOriginClass()),
					outermost(use.getTargetClass().getBaseComponentType())))
			.filter((use) -> use.getValue().getPackageName().matches(".*\\binternal\\b.*"))
			.map((use) -> use.getKey().getSimpleName() + " uses " + use.getValue().getName())
			.collect(Collectors.toSet());
		assertThat(uses).containsExactlyInAnyOrderElementsOf(INTERNAL.stream().flatMap(InternalClasses::uses).toList());
	}

	@Test
	void autoConfigurationPublishesOnlyWhatUsersSee() {
		classes().that()
			.resideInAPackage(packages("autoconfigure"))
			.and()
			.arePublic()
			.should(be(seenByUsers()))
			.check(library);
	}

	@Test
	void autoConfigurationIsNoLibraryOfMethods() {
		noMethods().that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.check(library);
	}

	private record InternalClasses(String user, String reason, String... types) {

		private Stream<String> uses() {
			return Arrays.stream(this.types).map((type) -> this.user + " uses " + type);
		}

	}

	/** A slice for each class, with what is nested in it. */
	private record ClassesOf(String packages) implements SliceAssignment {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			return resideInAPackage(this.packages).test(type) ? SliceIdentifier.of(outermost(type).getFullName())
					: SliceIdentifier.ignore();
		}

		@Override
		public String getDescription() {
			return "classes of " + this.packages;
		}

	}

	private static JavaClass outermost(JavaClass type) {
		return type.getEnclosingClass().map(ArchitectureTests::outermost).orElse(type);
	}

	private static void assertSeesOnly(String name, String... others) {
		String[] visible = Stream.concat(Stream.of(name), Arrays.stream(others))
			.map(ArchitectureTests::packages)
			.toArray(String[]::new);
		DescribedPredicate<JavaClass> hidden = resideInAPackage(ROOT + "..")
			.and(DescribedPredicate.not(resideInAnyPackage(visible)));
		noClasses().that()
			.resideInAPackage(packages(name))
			.should(dependOnClassesThat(hidden))
			.allowEmptyShould(true)
			.check(library);
	}

	private static DescribedPredicate<JavaClass> seenByUsers() {
		return DescribedPredicate.describe(
				"an auto-configuration, properties, a condition, what a condition names, or an exception",
				(type) -> type.isAnnotatedWith(AutoConfiguration.class) || isProperties(type) || isCondition(type)
						|| isNamedByCondition(type) || type.isAssignableTo(Throwable.class));
	}

	private static boolean isProperties(JavaClass type) {
		return type.isAnnotatedWith(ConfigurationProperties.class)
				|| type.getEnclosingClass().filter(ArchitectureTests::isProperties).isPresent();
	}

	private static boolean isCondition(JavaClass type) {
		return type.isAnnotation() && type.isAnnotatedWith(Conditional.class);
	}

	private static boolean isNamedByCondition(JavaClass type) {
		return type.getDirectDependenciesToSelf().stream().anyMatch((use) -> isCondition(use.getOriginClass()));
	}

	private static String packages(String name) {
		return ROOT + "." + name + "..";
	}

}
