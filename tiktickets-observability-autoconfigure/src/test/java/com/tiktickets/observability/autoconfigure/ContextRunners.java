package com.tiktickets.observability.autoconfigure;

import com.tiktickets.observability.autoconfigure.redaction.RedactionAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantPropagationAutoConfiguration;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/**
 * Creates context runners with an OpenTelemetry that makes nothing and the
 * auto-configurations that most others need.
 */
public final class ContextRunners {

	/** The kill switch of OpenTelemetry. */
	public static final String SDK_DISABLED = "otel.sdk.disabled=true";

	/** The kill switch of this library. */
	public static final String DISABLED = "tiktickets.observability.enabled=false";

	/** An OpenTelemetry Java agent is attached. */
	public static final String AGENT = "tiktickets.observability.internal.mode=AGENT";

	private ContextRunners() {
	}

	public static ApplicationContextRunner of(Class<?>... autoConfigurations) {
		return configured(new ApplicationContextRunner(), autoConfigurations);
	}

	public static WebApplicationContextRunner servlet(Class<?>... autoConfigurations) {
		return configured(new WebApplicationContextRunner(), autoConfigurations);
	}

	public static ReactiveWebApplicationContextRunner reactive(Class<?>... autoConfigurations) {
		return configured(new ReactiveWebApplicationContextRunner(), autoConfigurations);
	}

	private static <R extends AbstractApplicationContextRunner<R, ?, ?>> R configured(R runner,
			Class<?>... autoConfigurations) {
		return runner.withBean(OpenTelemetry.class, OpenTelemetry::noop)
			.withConfiguration(AutoConfigurations.of(TenantAutoConfiguration.class,
					TenantPropagationAutoConfiguration.class, RedactionAutoConfiguration.class))
			.withConfiguration(AutoConfigurations.of(autoConfigurations));
	}

}
