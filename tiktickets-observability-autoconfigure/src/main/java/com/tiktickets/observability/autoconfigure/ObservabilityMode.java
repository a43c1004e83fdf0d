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

	/**
	 * Returns why it is this mode.
	 * @param environment where the switches are
	 * @return the reason, to follow "because"
	 */
	String reason(Environment environment) {
		return switch (this) {
			case STARTER -> "no property switches telemetry off, and no OpenTelemetry Java agent is attached";
			case AGENT -> "an OpenTelemetry Java agent is attached";
			case DISABLED -> Binder.get(environment).bind(PropertyNames.ENABLED, Boolean.class).orElse(true)
					? "otel.sdk.disabled (OTEL_SDK_DISABLED) is true" : PropertyNames.ENABLED + " is false";
		};
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
