package com.tiktickets.observability.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a {@link MixedOpenTelemetryVersionsException}. */
class MixedOpenTelemetryVersionsFailureAnalyzer extends AbstractFailureAnalyzer<MixedOpenTelemetryVersionsException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MixedOpenTelemetryVersionsException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Remove the version (or the imported BOM, or the property opentelemetry.version) that brings these"
						+ " artifacts; spring-boot-starter-parent and tiktickets-observability-starter alone bring"
						+ " versions that fit. 'mvn dependency:tree -Dincludes=io.opentelemetry*' shows who asks for them.",
				cause);
	}

}
