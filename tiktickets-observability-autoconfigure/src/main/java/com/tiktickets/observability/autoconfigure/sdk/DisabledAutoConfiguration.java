package com.tiktickets.observability.autoconfigure.sdk;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of an OpenTelemetry that makes nothing and passes trace context
 * through, as the specification wants it when the SDK is disabled. OpenTelemetry's own
 * starter would drop the context.
 *
 * @see <a href=
 * "https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/">
 * OTEL_SDK_DISABLED</a>
 */
@AutoConfiguration(beforeName = "io.opentelemetry.instrumentation.spring.autoconfigure.OpenTelemetryAutoConfiguration")
@ConditionalOnMode(ObservabilityMode.DISABLED)
public final class DisabledAutoConfiguration {

	private static final String SDK_DISABLED = "otel.sdk.disabled";

	private static final String PROPAGATORS = "otel.propagators";

	DisabledAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	OpenTelemetry passThroughOpenTelemetry(Environment environment) {
		Map<String, String> properties = new HashMap<>();
		properties.put(SDK_DISABLED, "true");
		String propagators = environment.getProperty(PROPAGATORS);
		if (propagators != null) {
			properties.put(PROPAGATORS, propagators);
		}
		return OpenTelemetry.propagating(AutoConfiguredOpenTelemetrySdk.builder()
			.disableShutdownHook()
			.addPropertiesCustomizer((config) -> properties)
			.build()
			.getOpenTelemetrySdk()
			.getPropagators());
	}

}
