package com.tiktickets.observability.autoconfigure.tracing;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The paths that are asked by machines all the time: health and the rest of the actuator.
 */
class ExcludedPaths {

	private final Environment environment;

	private final List<String> paths = new ArrayList<>();

	ExcludedPaths(Environment environment, List<String> configured) {
		this.environment = environment;
		String context = property("server.servlet.context-path", "") + property("spring.webflux.base-path", "");
		addActuator(context);
		if (environment.getProperty("management.endpoint.health.probes.add-additional-paths", Boolean.class, false)) {
			add(context, "/livez");
			add(context, "/readyz");
		}
		configured.forEach((path) -> add(context, path));
	}

	private void addActuator(String context) {
		String base = property("management.endpoints.web.base-path", "/actuator");
		if (StringUtils.trimTrailingCharacter(base, '/').isEmpty()) {
			add(context, "/health");
			add(context, "/info");
		}
		else {
			add(context, base);
		}
	}

	private void add(String context, String path) {
		this.paths.add(StringUtils.trimTrailingCharacter(context, '/') + (path.startsWith("/") ? path : "/" + path));
	}

	private String property(String name, String defaultValue) {
		return this.environment.getProperty(name, defaultValue);
	}

	List<String> asList() {
		return this.paths;
	}

}
