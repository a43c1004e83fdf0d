package com.tiktickets.observability.autoconfigure.sdk;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration beside a Java agent, whose SDK is the one. */
@AutoConfiguration(beforeName = "io.opentelemetry.instrumentation.spring.autoconfigure.OpenTelemetryAutoConfiguration")
@ConditionalOnMode(ObservabilityMode.AGENT)
public final class AgentAutoConfiguration {

	AgentAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	OpenTelemetry agentOpenTelemetry() {
		return GlobalOpenTelemetry.get();
	}

}
