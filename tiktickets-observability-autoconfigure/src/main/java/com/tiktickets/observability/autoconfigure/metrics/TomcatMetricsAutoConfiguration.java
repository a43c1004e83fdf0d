package com.tiktickets.observability.autoconfigure.metrics;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.metrics.TomcatThreadMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.catalina.startup.Tomcat;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.tomcat.metrics.TomcatMetricsBinder;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the meters of Tomcat's threads. An application that wants all of
 * Micrometer's sets {@code server.tomcat.mbeanregistry.enabled}, and Spring Boot's binder
 * makes them.
 */
@AutoConfiguration(before = org.springframework.boot.tomcat.autoconfigure.metrics.TomcatMetricsAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnConcern("metrics")
@ConditionalOnClass({ Tomcat.class, TomcatMetricsBinder.class })
@ConditionalOnBooleanProperty(name = "server.tomcat.mbeanregistry.enabled", havingValue = false, matchIfMissing = true)
public final class TomcatMetricsAutoConfiguration {

	TomcatMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnBean(MeterRegistry.class)
	@ConditionalOnMissingBean(TomcatMetricsBinder.class)
	TomcatThreadMetrics tomcatThreadMetrics(MeterRegistry registry) {
		return new TomcatThreadMetrics(registry);
	}

}
