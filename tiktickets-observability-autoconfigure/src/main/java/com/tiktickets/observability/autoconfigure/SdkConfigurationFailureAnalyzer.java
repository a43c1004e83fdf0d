package com.tiktickets.observability.autoconfigure;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains what OpenTelemetry's own configuration refuses. */
class SdkConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<ConfigurationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ConfigurationException cause) {
		return new FailureAnalysis("OpenTelemetry refuses its configuration: " + reason(cause),
				"Correct the property otel.* (or the environment variable OTEL_*) that the message names. "
						+ "To start without telemetry meanwhile, set OTEL_SDK_DISABLED=true.",
				cause);
	}

	private static String reason(ConfigurationException failure) {
		Throwable cause = failure.getCause();
		return (cause != null && cause.getMessage() != null) ? failure.getMessage() + ": " + cause.getMessage()
				: String.valueOf(failure.getMessage());
	}

}
