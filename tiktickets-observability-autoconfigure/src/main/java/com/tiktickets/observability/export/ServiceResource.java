package com.tiktickets.observability.export;

import com.tiktickets.observability.semconv.SemanticAttributes;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** What Spring knows about the service that telemetry comes from. */
public final class ServiceResource {

	private static final String BUILD_INFO = "classpath:META-INF/build-info.properties";

	private static final String BUILD = "build.";

	private ServiceResource() {
	}

	/**
	 * Namespace and environment, which OpenTelemetry's starter does not read.
	 * @param environment where they are
	 * @return both as a resource
	 */
	public static Resource of(Environment environment) {
		AttributesBuilder attributes = Attributes.builder();
		String group = environment.getProperty("spring.application.group");
		if (group != null && !group.isEmpty()) {
			attributes.put(SemanticAttributes.SERVICE_NAMESPACE, group);
		}
		String[] profiles = environment.getActiveProfiles();
		attributes.put(SemanticAttributes.DEPLOYMENT_ENVIRONMENT_NAME,
				(profiles.length > 0) ? String.join(",", profiles) : "default");
		return Resource.create(attributes.build());
	}

	/**
	 * Returns the build information of the service, which is a bean in a context.
	 * @param environment where the place of the file is
	 * @return name and version among others, if the build has written them
	 */
	public static Optional<BuildProperties> build(Environment environment) {
		String location = environment.getProperty("spring.info.build.location", BUILD_INFO);
		org.springframework.core.io.Resource file = new DefaultResourceLoader(ServiceResource.class.getClassLoader())
			.getResource(location);
		if (!file.exists()) {
			return Optional.empty();
		}
		Properties build = new Properties();
		try {
			PropertiesLoaderUtils.loadProperties(file).forEach((name, value) -> {
				if (String.valueOf(name).startsWith(BUILD)) {
					build.put(String.valueOf(name).substring(BUILD.length()), value);
				}
			});
		}
		catch (IOException ex) {
			return Optional.empty();
		}
		return Optional.of(new BuildProperties(build));
	}

}
