package com.tiktickets.observability.autoconfigure;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes one SDK out of what is on the class path: defaults that any user setting
 * overrides, and what follows from a switch of ours, which nothing overrides. Runs after
 * application.yml is read and before Boot maps {@code OTEL_*} to a second SDK.
 */
class ObservabilityEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	static final String DEFAULTS = "tiktickets-observability-defaults";

	static final String SWITCHES = "tiktickets-observability-switches";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (environment.getPropertySources().contains(DEFAULTS)) {
			return;
		}
		ObservabilityMode mode = ObservabilityMode.of(environment);
		Map<String, Object> switches = Switches.of(environment, mode);
		environment.getPropertySources().addFirst(new MapPropertySource(SWITCHES, switches));
		environment.getPropertySources().addLast(new MapPropertySource(DEFAULTS, Defaults.of(environment, mode)));
		if (mode == ObservabilityMode.STARTER) {
			ExporterProperties.check(environment);
			EarlyProperties.handOver(environment);
		}
	}

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 1;
	}

}
