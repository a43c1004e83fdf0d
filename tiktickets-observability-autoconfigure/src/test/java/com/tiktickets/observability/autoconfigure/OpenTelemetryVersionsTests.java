package com.tiktickets.observability.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

class OpenTelemetryVersionsTests {

	@Test
	void whatIsOnTheClassPathFits() {
		assertThatCode(OpenTelemetryVersions::check).doesNotThrowAnyException();
	}

	@Test
	void mixtureIsNamedWithItsFix() {
		ClassLoader mixed = withVersion("io/opentelemetry/sdk/trace/version.properties", "sdk.version=1.65.0");
		assertThatExceptionOfType(MixedOpenTelemetryVersionsException.class)
			.isThrownBy(() -> OpenTelemetryVersions.check(mixed, "4.1.9"))
			.satisfies((exception) -> {
				FailureAnalysis analysis = new MixedOpenTelemetryVersionsFailureAnalyzer().analyze(exception);
				assertThat(analysis).isNotNull();
				assertThat(analysis.getDescription())
					.contains("io.opentelemetry:opentelemetry-sdk-trace:1.65.0 (fits: 1.62.0)");
				assertThat(analysis.getAction()).contains("spring-boot-starter-parent");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "3.5.9", "4.0.7", "4.2.0" })
	void springBootThatThisReleaseIsNotForIsNamedWithTheOneThatItIsFor(String springBoot) {
		ClassLoader other = withVersion("io/opentelemetry/sdk/trace/version.properties", "sdk.version=1.55.0");
		assertThatExceptionOfType(MixedOpenTelemetryVersionsException.class)
			.isThrownBy(() -> OpenTelemetryVersions.check(other, springBoot))
			.satisfies((exception) -> {
				FailureAnalysis analysis = new MixedOpenTelemetryVersionsFailureAnalyzer().analyze(exception);
				assertThat(analysis).isNotNull();
				assertThat(analysis.getDescription()).contains("runs on Spring Boot " + springBoot)
					.contains("is for Spring Boot 4.1.x")
					.contains("opentelemetry-sdk-trace:1.55.0 (fits: 1.62.0)");
				assertThat(analysis.getAction()).contains("Use Spring Boot 4.1.x").doesNotContain("Remove");
			});
	}

	@Test
	void olderSpringBootIsRefusedThoughOpenTelemetryFits() {
		assertThatExceptionOfType(MixedOpenTelemetryVersionsException.class)
			.isThrownBy(() -> OpenTelemetryVersions.check(getClass().getClassLoader(), "4.0.9"))
			.withMessageContaining("runs on Spring Boot 4.0.9")
			.withMessageContaining("is for Spring Boot 4.1.x");
	}

	@Test
	void newerSpringBootWhoseOpenTelemetryFitsIsNotRefused() {
		assertThatCode(() -> OpenTelemetryVersions.check(getClass().getClassLoader(), "4.2.0"))
			.doesNotThrowAnyException();
	}

	@Test
	void patchReleasesFit() {
		ClassLoader patched = withVersion("io/opentelemetry/sdk/trace/version.properties", "sdk.version=1.62.3");
		assertThatCode(() -> OpenTelemetryVersions.check(patched, "4.1.9")).doesNotThrowAnyException();
	}

	private ClassLoader withVersion(String resource, String content) {
		return new ClassLoader(getClass().getClassLoader()) {

			@Override
			public @Nullable InputStream getResourceAsStream(String name) {
				return name.equals(resource) ? new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))
						: super.getResourceAsStream(name);
			}

		};
	}

}
