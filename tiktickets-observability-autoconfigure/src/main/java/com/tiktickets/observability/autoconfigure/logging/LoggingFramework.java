package com.tiktickets.observability.autoconfigure.logging;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;

/**
 * What an application logs with. Nothing here names a class of one: any of them may be
 * absent.
 */
interface LoggingFramework {

	/**
	 * Sees to it that each record reaches the router of log records, once, also after the
	 * framework is configured anew.
	 * @param event of an application whose logging is configured
	 */
	void attach(ApplicationEnvironmentPreparedEvent event);

	/** Puts back what a new configuration by another application may have taken away. */
	void restore();

}
