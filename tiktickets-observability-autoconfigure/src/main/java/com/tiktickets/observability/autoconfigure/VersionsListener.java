package com.tiktickets.observability.autoconfigure;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Compares versions before any other class of this starter is loaded. It is an
 * application listener because Spring Boot 3 does not load the environment
 * post-processors of Spring Boot 4.
 */
class VersionsListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		OpenTelemetryVersions.check();
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

}
