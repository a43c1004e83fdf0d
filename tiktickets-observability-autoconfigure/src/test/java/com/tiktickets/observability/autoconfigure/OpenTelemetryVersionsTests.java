package com.tiktickets.observability.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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
			.isThrownBy(() -> OpenTelemetryVersions.check(mixed))
			.satisfies((exception) -> {
				FailureAnalysis analysis = new MixedOpenTelemetryVersionsFailureAnalyzer().analyze(exception);
				assertThat(analysis).isNotNull();
				assertThat(analysis.getDescription())
					.contains("io.opentelemetry:opentelemetry-sdk-trace:1.65.0 (fits: 1.62.0)");
				assertThat(analysis.getAction()).contains("spring-boot-starter-parent");
			});
	}

	@Test
	void patchReleasesFit() {
		ClassLoader patched = withVersion("io/opentelemetry/sdk/trace/version.properties", "sdk.version=1.62.3");
		assertThatCode(() -> OpenTelemetryVersions.check(patched)).doesNotThrowAnyException();
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
