package com.tiktickets.observability.autoconfigure;

import java.util.List;

/** OpenTelemetry artifacts on the class path do not fit together. */
class MixedOpenTelemetryVersionsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	MixedOpenTelemetryVersionsException(List<String> artifacts) {
		super("OpenTelemetry artifacts do not fit together: " + String.join(", ", artifacts));
	}

}
