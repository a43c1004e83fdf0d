package com.tiktickets.observability.autoconfigure.export;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.export.CollectorLink;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the health of the export. */
@AutoConfiguration(after = ExportAutoConfiguration.class)
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnConcern("export")
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnEnabledHealthIndicator("telemetry")
public final class TelemetryHealthAutoConfiguration {

	TelemetryHealthAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(name = { "telemetryHealthIndicator", "telemetryHealthContributor" })
	TelemetryHealthIndicator telemetryHealthIndicator(CollectorLink link) {
		return new TelemetryHealthIndicator(link);
	}

}
