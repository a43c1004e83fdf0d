package com.tiktickets.observability.autoconfigure.web;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.logging.LoggingAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.logging.EscapedExceptionLogger;
import com.tiktickets.observability.web.servlet.HttpServerFilter;
import com.tiktickets.observability.web.servlet.HttpServerTelemetry;
import com.tiktickets.observability.web.servlet.ServerSpanFilter;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Auto-configuration of the spans of servlet requests. Who makes them is decided by one
 * property, {@code otel.instrumentation.spring-webmvc.enabled}: unless it is set, this
 * library does; set to {@code true}, OpenTelemetry's filter does; else nobody.
 */
@AutoConfiguration(after = { LoggingAutoConfiguration.class, TenantAutoConfiguration.class })
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnConcern("web")
public final class ServerSpanAutoConfiguration {

	static final String HTTP_SERVER_FILTER = "httpServerFilter";

	static final String OPENTELEMETRY = "otel.instrumentation.spring-webmvc.enabled";

	/**
	 * Where OpenTelemetry's filter stands: inside of the tenant's, if that one is there.
	 */
	private static final int INSIDE_TENANT = Ordered.HIGHEST_PRECEDENCE + 1;

	ServerSpanAutoConfiguration() {
	}

	@Bean(HTTP_SERVER_FILTER)
	@ConditionalOnProperty(name = OPENTELEMETRY, havingValue = "unset", matchIfMissing = true)
	FilterRegistrationBean<HttpServerFilter> httpServerFilter(OpenTelemetry openTelemetry, TenantProperties tenant,
			ObjectProvider<EscapedExceptionLogger> exceptions) {
		HttpServerTelemetry telemetry = new HttpServerTelemetry(openTelemetry,
				tenant.isEnabled() ? tenant.unresolvedTenant() : null);
		FilterRegistrationBean<HttpServerFilter> registration = ServletWebAutoConfiguration
			.registration(new HttpServerFilter(telemetry, EscapedExceptionsLogging.by(exceptions)), INSIDE_TENANT);
		registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
		return registration;
	}

	@Bean
	@ConditionalOnBooleanProperty(OPENTELEMETRY)
	FilterRegistrationBean<ServerSpanFilter> serverSpanFilter(ObjectProvider<EscapedExceptionLogger> exceptions) {
		return ServletWebAutoConfiguration.registration(new ServerSpanFilter(EscapedExceptionsLogging.by(exceptions)),
				INSIDE_TENANT + 1);
	}

}
