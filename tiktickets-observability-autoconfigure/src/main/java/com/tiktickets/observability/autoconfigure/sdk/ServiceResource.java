package com.tiktickets.observability.autoconfigure.sdk;

import com.tiktickets.observability.semconv.SemanticAttributes;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;
import java.io.IOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** What Spring knows about the service. */
final class ServiceResource {

	/** The loader of the thread may be a web application's that has stopped. */
	private static final ClassPathResource BUILD_INFO = new ClassPathResource("META-INF/build-info.properties",
			ServiceResource.class.getClassLoader());

	private ServiceResource() {
	}

	/**
	 * Namespace and environment, which OpenTelemetry's starter does not read.
	 * @param environment where they are
	 * @return both as a resource
	 */
	static Resource of(Environment environment) {
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
	 * The same with the version, which OpenTelemetry's starter reads in a context only.
	 * @param environment where namespace and environment are
	 * @return all three as a resource
	 */
	static Resource withVersion(Environment environment) {
		Resource resource = of(environment);
		String version = buildVersion();
		return (version != null)
				? resource.merge(Resource.create(Attributes.of(SemanticAttributes.SERVICE_VERSION, version)))
				: resource;
	}

	private static @Nullable String buildVersion() {
		try {
			Properties properties = BUILD_INFO.exists() ? PropertiesLoaderUtils.loadProperties(BUILD_INFO)
					: new Properties();
			return properties.getProperty("build.version");
		}
		catch (IOException ex) {
			return null;
		}
	}

}
