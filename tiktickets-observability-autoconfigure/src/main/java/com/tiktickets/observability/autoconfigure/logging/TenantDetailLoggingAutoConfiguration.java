package com.tiktickets.observability.autoconfigure.logging;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.tenant.TenantDetailAutoConfiguration;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the filter by which log events of a tenant pass whose detailed
 * telemetry is requested.
 */
@AutoConfiguration(after = TenantDetailAutoConfiguration.class)
@ConditionalOnConcern("logging")
@ConditionalOnBean(TenantDetails.class)
public final class TenantDetailLoggingAutoConfiguration {

	TenantDetailLoggingAutoConfiguration() {
	}

	@Bean
	DetailFilterRegistration tenantDetailFilterRegistration(TenantDetails details) {
		return new DetailFilterRegistration(details, LoggingFrameworks.inUse());
	}

	/**
	 * Adds the filter to the logging framework for as long as the application runs.
	 *
	 * @param details what is requested
	 * @param framework the framework, or {@code null} for one without such a filter
	 */
	record DetailFilterRegistration(TenantDetails details,
			@Nullable LoggingFramework framework) implements InitializingBean, DisposableBean {

		@Override
		public void afterPropertiesSet() {
			if (this.framework != null) {
				this.framework.addFilter(this.details);
			}
		}

		@Override
		public void destroy() {
			if (this.framework != null) {
				this.framework.removeFilter(this.details);
			}
		}

	}

}
