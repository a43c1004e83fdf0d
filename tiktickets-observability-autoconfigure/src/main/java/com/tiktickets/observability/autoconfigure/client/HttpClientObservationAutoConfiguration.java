package com.tiktickets.observability.autoconfigure.client;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import io.micrometer.observation.ObservationPredicate;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the observations of HTTP clients: requests whose spans
 * OpenTelemetry creates are not observed a second time.
 */
@AutoConfiguration
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnProperty(name = "management.observations.enable.http.client.requests", havingValue = "false",
		matchIfMissing = true)
public final class HttpClientObservationAutoConfiguration {

	HttpClientObservationAutoConfiguration() {
	}

	@Bean
	ObservationPredicate oneSpanPerHttpRequest() {
		return new OneSpanPerHttpRequest();
	}

}
