package com.tiktickets.observability.autoconfigure.browser;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.browser.BrowserProcesses;
import com.tiktickets.observability.browser.BrowserSessions;
import com.tiktickets.observability.metrics.TenantMetricsLimit;
import com.tiktickets.observability.redaction.PersonalIdentifiers;
import io.opentelemetry.api.OpenTelemetry;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/**
 * Auto-configuration of the measurement of headless browsers. The registry is there
 * whether processes are watched or not, so that adapters can be written against it.
 */
@AutoConfiguration(after = TenantAutoConfiguration.class,
		afterName = "io.opentelemetry.instrumentation.spring.autoconfigure.OpenTelemetryAutoConfiguration")
@EnableConfigurationProperties(BrowserProperties.class)
public final class BrowserAutoConfiguration {

	BrowserAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	BrowserSessions browserSessions(ObjectProvider<PersonalIdentifiers> personalIdentifiers) {
		Supplier<PersonalIdentifiers> identifiers = SingletonSupplier
			.of(() -> personalIdentifiers.getIfAvailable(PersonalIdentifiers::unrepeatable));
		return new BrowserSessions((id) -> identifiers.get().redact(id));
	}

	/** Watches processes where OSHI is present. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "oshi.SystemInfo")
	@ConditionalOnMode({ ObservabilityMode.STARTER, ObservabilityMode.AGENT })
	@ConditionalOnConcern("browser")
	static class Watch {

		@Bean
		@ConditionalOnMissingBean
		BrowserProcesses browserProcesses(ObjectProvider<OpenTelemetry> openTelemetry, BrowserSessions sessions,
				BrowserProperties properties, TenantProperties tenant, ObjectProvider<TenantMetricsLimit> limit) {
			TenantMetricsLimit cap = limit.getIfAvailable();
			return BrowserProcesses.watch(openTelemetry.getIfAvailable(OpenTelemetry::noop), sessions,
					properties.getExecutables(), tenant.getAttribute(),
					(cap != null) ? cap::fold : UnaryOperator.identity(), properties.getInterval());
		}

	}

}
