package com.tiktickets.observability.autoconfigure.logging;

import com.tiktickets.observability.logging.EscapedExceptionLogger;
import io.micrometer.tracing.Tracer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the trace on errors of scheduled tasks. */
@AutoConfiguration(after = LoggingAutoConfiguration.class)
@ConditionalOnBean(EscapedExceptionLogger.class)
public final class ScheduledTaskErrorAutoConfiguration {

	ScheduledTaskErrorAutoConfiguration() {
	}

	@Bean
	ScheduledTaskErrorHandler scheduledTaskErrorHandler(EscapedExceptionLogger exceptions,
			ObjectProvider<Tracer> tracer) {
		return new ScheduledTaskErrorHandler(exceptions, tracer);
	}

}
