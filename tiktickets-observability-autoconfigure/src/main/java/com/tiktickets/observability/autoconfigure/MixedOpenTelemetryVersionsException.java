package com.tiktickets.observability.autoconfigure;

import java.util.List;

/** OpenTelemetry artifacts on the class path do not fit together. */
class MixedOpenTelemetryVersionsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String fix;

	private MixedOpenTelemetryVersionsException(String message, String fix) {
		super(message);
		this.fix = fix;
	}

	/**
	 * The Spring Boot is the right one, so the application has chosen another version of
	 * OpenTelemetry.
	 */
	static MixedOpenTelemetryVersionsException mixedByHand(List<String> artifacts) {
		return new MixedOpenTelemetryVersionsException(
				"OpenTelemetry artifacts do not fit together: " + String.join(", ", artifacts),
				"Remove the version (or the imported BOM, or the property opentelemetry.version) that brings these"
						+ " artifacts; spring-boot-starter-parent and tiktickets-observability-starter alone bring"
						+ " versions that fit. 'mvn dependency:tree -Dincludes=io.opentelemetry*' shows who asks for them.");
	}

	/**
	 * Another Spring Boot manages other versions of OpenTelemetry; the application has
	 * not chosen them.
	 */
	static MixedOpenTelemetryVersionsException wrongSpringBoot(String found, String foundLine, String line,
			List<String> artifacts) {
		String unfit = artifacts.isEmpty() ? "" : " OpenTelemetry artifacts that Spring Boot " + found
				+ " brings do not fit: " + String.join(", ", artifacts);
		return new MixedOpenTelemetryVersionsException(
				"The application runs on Spring Boot " + found + ", and this release of"
						+ " tiktickets-observability-starter (" + ReleasedVersions.starter() + ") is for Spring Boot "
						+ line + ".x." + unfit,
				"Use Spring Boot " + line + ".x, for example as the version of spring-boot-starter-parent, or the"
						+ " release of tiktickets-observability-starter that is for Spring Boot " + foundLine + ".x.");
	}

	String getFix() {
		return this.fix;
	}

}
