package com.tiktickets.observability.autoconfigure.web;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.logging.LoggingAutoConfiguration;
import com.tiktickets.observability.logging.EscapedExceptionLogger;
import com.tiktickets.observability.web.servlet.ServerSpanFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Auto-configuration of what follows a server span through its dispatches. Who makes the
 * span is decided in one place: the defaults that switch OpenTelemetry's filter on and
 * Spring's observation off.
 */
@AutoConfiguration(after = LoggingAutoConfiguration.class)
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnConcern("web")
public final class ServerSpanAutoConfiguration {

	/** OpenTelemetry's filter has {@code HIGHEST_PRECEDENCE + 1}. */
	private static final int JUST_INSIDE = Ordered.HIGHEST_PRECEDENCE + 2;

	ServerSpanAutoConfiguration() {
	}

	@Bean
	FilterRegistrationBean<ServerSpanFilter> serverSpanFilter(ObjectProvider<EscapedExceptionLogger> exceptions) {
		return ServletWebAutoConfiguration
			.registration(
					new ServerSpanFilter((exception) -> exceptions
						.ifAvailable((logger) -> logger.log(exception, "Request failed with an exception"))),
					JUST_INSIDE);
	}

}
