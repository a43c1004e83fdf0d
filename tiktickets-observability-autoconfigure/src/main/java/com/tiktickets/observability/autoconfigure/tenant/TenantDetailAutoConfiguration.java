package com.tiktickets.observability.autoconfigure.tenant;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.logging.TenantDetailLogRecordProcessor;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import com.tiktickets.observability.tracing.TenantDetailSampler;
import com.tiktickets.observability.tracing.TenantDetailSpanProcessor;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of detailed telemetry of single tenants: what is sampled, and what
 * the Collector keeps.
 */
@AutoConfiguration(after = TenantAutoConfiguration.class)
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnConcern("tenant.detail")
@EnableConfigurationProperties({ TenantProperties.class, TenantDetailProperties.class })
public final class TenantDetailAutoConfiguration {

	TenantDetailAutoConfiguration() {
	}

	@Bean
	@ConditionalOnConcern("tenant")
	TenantDetails tenantDetails() {
		return new TenantDetails(Clock.systemUTC());
	}

	@Bean
	@ConditionalOnBean(TenantDetails.class)
	TenantDetailCustomizer tenantDetailCustomizer(TenantDetails details, TenantProperties properties) {
		return new TenantDetailCustomizer(details, properties);
	}

	/**
	 * Runs after the encoder has been put in front of the exporter, and before limits
	 * are.
	 *
	 * @param details what is requested
	 * @param properties name the attribute of the tenant
	 */
	record TenantDetailCustomizer(TenantDetails details,
			TenantProperties properties) implements AutoConfigurationCustomizerProvider {

		@Override
		public void customize(AutoConfigurationCustomizer customizer) {
			customizer.addSamplerCustomizer((sampler, config) -> new TenantDetailSampler(sampler, this.details))
				.addSpanProcessorCustomizer((processor, config) -> new TenantDetailSpanProcessor(processor,
						this.details, this.properties.attributeKey()))
				.addLoggerProviderCustomizer((builder, config) -> builder
					.addLogRecordProcessorFirst(new TenantDetailLogRecordProcessor(this.details)));
		}

		@Override
		public int order() {
			return Integer.MAX_VALUE - 1;
		}

	}

}
