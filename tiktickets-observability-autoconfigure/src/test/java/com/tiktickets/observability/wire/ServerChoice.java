package com.tiktickets.observability.wire;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Tomcat and Jetty are both on the class path of the tests; an application has one. */
class ServerChoice implements AutoConfigurationImportFilter, EnvironmentAware {

	static final String JETTY = "test.server=jetty";

	private @Nullable Environment environment;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
		boolean jetty = this.environment != null && "jetty".equals(this.environment.getProperty("test.server"));
		String absent = "org.springframework.boot." + (jetty ? "tomcat" : "jetty") + ".";
		boolean[] matches = new boolean[autoConfigurationClasses.length];
		for (int i = 0; i < matches.length; i++) {
			String name = autoConfigurationClasses[i];
			matches[i] = name != null && !name.startsWith(absent);
		}
		return matches;
	}

}
