package com.tiktickets.observability.autoconfigure.logging;

import com.tiktickets.observability.logging.TraceMdcListener;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the trace in the diagnostic context, under the names of the
 * backends.
 */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
public final class CorrelationAutoConfiguration {

	CorrelationAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	Slf4JEventListener traceMdcEventListener() {
		return new TraceMdcListener();
	}

}
