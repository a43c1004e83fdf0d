package com.tiktickets.observability.autoconfigure.web;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.logging.LoggingAutoConfiguration;
import com.tiktickets.observability.logging.EscapedExceptionLogger;
import com.tiktickets.observability.web.reactive.HttpServerWebFilter;
import com.tiktickets.observability.web.reactive.ReactiveServerTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the server spans of WebFlux. OpenTelemetry's filter creates them
 * instead where a property asks for a feature that only OpenTelemetry's filter has, as
 * for servlets. With {@code otel.instrumentation.spring-webflux.enabled=false} there are
 * none.
 */
@AutoConfiguration(after = { LoggingAutoConfiguration.class, ReactiveWebAutoConfiguration.class })
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnConcern("web")
public final class ReactiveServerSpanAutoConfiguration {

	ReactiveServerSpanAutoConfiguration() {
	}

	@Bean
	@ConditionalOnBooleanProperty("otel.instrumentation.spring-webflux.enabled")
	@ConditionalOnProperty(name = ServerSpanAutoConfiguration.OPENTELEMETRY, havingValue = "unset",
			matchIfMissing = true)
	@ConditionalOnMissingBean
	HttpServerWebFilter httpServerWebFilter(OpenTelemetry openTelemetry,
			ObjectProvider<EscapedExceptionLogger> exceptions) {
		return new HttpServerWebFilter(new ReactiveServerTelemetry(openTelemetry),
				EscapedExceptionsLogging.by(exceptions));
	}

}
