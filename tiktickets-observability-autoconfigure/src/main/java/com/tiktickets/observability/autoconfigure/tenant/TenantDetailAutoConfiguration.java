package com.tiktickets.observability.autoconfigure.tenant;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.export.LateSamplingSpanProcessor;
import com.tiktickets.observability.logging.TenantDetailLogRecordProcessor;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import com.tiktickets.observability.tracing.TenantDetailSampler;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.trace.ReadableSpan;
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
				.addSpanProcessorCustomizer(
						(processor, config) -> new LateSamplingSpanProcessor(processor, this::isRequested))
				.addLoggerProviderCustomizer((builder, config) -> builder
					.addLogRecordProcessorFirst(new TenantDetailLogRecordProcessor(this.details)));
		}

		private boolean isRequested(ReadableSpan span) {
			return this.details.isInUse() && span.getAttribute(TikticketsAttributes.TENANT_DETAIL) == null
					&& this.details.isRequested(TenantId.parse(span.getAttribute(this.properties.attributeKey())));
		}

		@Override
		public int order() {
			return Integer.MAX_VALUE - 1;
		}

	}

}
