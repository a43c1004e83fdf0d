package com.tiktickets.observability.autoconfigure;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Who owns telemetry in this process. */
public enum ObservabilityMode {

	/** This starter, through one SDK. */
	STARTER,

	/** An OpenTelemetry Java agent; the starter backs off and adds the tenant. */
	AGENT,

	/** Nobody; trace context passes through. */
	DISABLED;

	private static final String AGENT_CLASS = "io.opentelemetry.javaagent.OpenTelemetryAgent";

	/**
	 * Returns the mode.
	 * @param environment where the switches are
	 * @return the mode
	 */
	public static ObservabilityMode of(Environment environment) {
		ObservabilityMode decided = environment.getProperty(PropertyNames.MODE, ObservabilityMode.class);
		return (decided != null) ? decided : decide(environment);
	}

	private static ObservabilityMode decide(Environment environment) {
		Binder binder = Binder.get(environment);
		boolean enabled = binder.bind(PropertyNames.ENABLED, Boolean.class).orElse(true);
		boolean sdkDisabled = binder.bind(PropertyNames.OTEL_SDK_DISABLED, Boolean.class).orElse(false);
		if (!enabled || sdkDisabled) {
			return DISABLED;
		}
		return ClassUtils.isPresent(AGENT_CLASS, ClassLoader.getSystemClassLoader()) ? AGENT : STARTER;
	}

}
