package com.tiktickets.observability.autoconfigure;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Compares versions before anything else of this starter is loaded. Spring Boot 3 does
 * not know the environment post-processors of Spring Boot 4, but it knows listeners.
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
