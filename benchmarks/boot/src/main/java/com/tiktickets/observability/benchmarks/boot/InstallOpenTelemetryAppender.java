package com.tiktickets.observability.benchmarks.boot;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Hands the SDK to the appender, as the documentation of Spring Boot shows it. */
@Component
class InstallOpenTelemetryAppender implements InitializingBean {

	private final OpenTelemetry openTelemetry;

	InstallOpenTelemetryAppender(OpenTelemetry openTelemetry) {
		this.openTelemetry = openTelemetry;
	}

	@Override
	public void afterPropertiesSet() {
		OpenTelemetryAppender.install(this.openTelemetry);
	}

}
