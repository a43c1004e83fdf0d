package com.tiktickets.observability.autoconfigure.logging;

import com.tiktickets.observability.tenant.detail.TenantDetails;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;

/**
 * A logging framework. This interface refers to no class of a framework, because each
 * framework may be absent.
 */
interface LoggingFramework {

	/**
	 * Connects the framework to the router of log records, so that each record arrives
	 * once, also after the framework is configured again.
	 * @param event of an application whose logging is configured
	 */
	void attach(ApplicationEnvironmentPreparedEvent event);

	/**
	 * Restores the appender after another application of the process has configured the
	 * framework.
	 */
	void restore();

	/**
	 * Adds the filter by which log events of single tenants pass, until it is removed,
	 * also after the framework is configured again.
	 * @param details what is requested
	 */
	void addFilter(TenantDetails details);

	/**
	 * Removes the filter.
	 * @param details what is requested
	 */
	void removeFilter(TenantDetails details);

}
