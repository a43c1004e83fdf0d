package com.tiktickets.observability.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;

class AutoConfigurationImportsTests {

	private static final ClassLoader CLASS_LOADER = AutoConfigurationImportsTests.class.getClassLoader();

	@ParameterizedTest
	@MethodSource("imports")
	void importIsPublicFinalAutoConfiguration(String name) throws ClassNotFoundException {
		Class<?> type = ClassUtils.forName(name, CLASS_LOADER);
		assertThat(Modifier.isPublic(type.getModifiers())).as("public").isTrue();
		assertThat(Modifier.isFinal(type.getModifiers())).as("final").isTrue();
		assertThat(type).hasAnnotation(AutoConfiguration.class);
		assertThat(type.getSimpleName()).endsWith("AutoConfiguration");
		assertThat(type.getDeclaredConstructors()).as("constructors")
			.isNotEmpty()
			.noneMatch((constructor) -> Modifier.isPublic(constructor.getModifiers()));
	}

	@Test
	void orderingNamesClassesThatExist() throws IOException {
		Set<String> neighbours = new TreeSet<>();
		for (String name : imports()) {
			neighbours.addAll(neighbours(name));
		}
		assertThat(neighbours).isNotEmpty()
			.filteredOn((neighbour) -> !ClassUtils.isPresent(neighbour, CLASS_LOADER))
			.isEmpty();
	}

	/** A test class of the same package and name states what the conditions decide. */
	@ParameterizedTest
	@MethodSource("imports")
	void importHasTestClass(String name) {
		assertThat(ClassUtils.isPresent(name + "Tests", CLASS_LOADER)).as(name + "Tests").isTrue();
	}

	@Test
	void everyAutoConfigurationIsImportedOnce() {
		List<String> written = new ClassFileImporter()
			.importUrl(PropertyNames.class.getProtectionDomain().getCodeSource().getLocation())
			.stream()
			.filter((type) -> type.isTopLevelClass() && (type.isAnnotatedWith(AutoConfiguration.class)
					|| type.getSimpleName().endsWith("AutoConfiguration")))
			.map(JavaClass::getName)
			.toList();
		assertThat(imports()).containsExactlyInAnyOrderElementsOf(written);
	}

	private static List<String> imports() {
		return ImportCandidates.load(AutoConfiguration.class, CLASS_LOADER)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("com.tiktickets."))
			.toList();
	}

	/** Read from the class file: a class that is missing would not load. */
	private static List<String> neighbours(String autoConfiguration) throws IOException {
		Map<String, Object> attributes = Objects
			.requireNonNull(new SimpleMetadataReaderFactory(CLASS_LOADER).getMetadataReader(autoConfiguration)
				.getAnnotationMetadata()
				.getAnnotationAttributes(AutoConfiguration.class.getName(), true));
		return Stream.of("after", "afterName", "before", "beforeName")
			.flatMap((attribute) -> Arrays.stream((String[]) attributes.get(attribute)))
			.toList();
	}

}
