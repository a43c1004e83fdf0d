package com.tiktickets.observability.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a {@link MixedOpenTelemetryVersionsException}. */
class MixedOpenTelemetryVersionsFailureAnalyzer extends AbstractFailureAnalyzer<MixedOpenTelemetryVersionsException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MixedOpenTelemetryVersionsException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.getFix(), cause);
	}

}
