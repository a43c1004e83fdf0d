package com.tiktickets.observability.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Finds the switches of this library that differ from their default. Which switches there
 * are is read from the configuration metadata; properties of other types, which may be
 * secrets, are left out.
 */
final class ChangedSwitches {

	private static final String METADATA = "classpath*:META-INF/spring-configuration-metadata.json";

	private ChangedSwitches() {
	}

	static List<TelemetryDescriptor.Switch> in(Environment environment) {
		Binder binder = Binder.get(environment);
		List<TelemetryDescriptor.Switch> changed = new ArrayList<>();
		switches().forEach((metadata) -> {
			String name = String.valueOf(metadata.get("name"));
			boolean byDefault = Boolean.parseBoolean(String.valueOf(metadata.get("defaultValue")));
			boolean value = binder.bind(name, Boolean.class).orElse(byDefault);
			if (value != byDefault) {
				changed.add(new TelemetryDescriptor.Switch(name, value, source(environment, name)));
			}
		});
		return changed;
	}

	private static Stream<Map<?, ?>> switches() {
		try {
			Resource[] files = new PathMatchingResourcePatternResolver(ChangedSwitches.class.getClassLoader())
				.getResources(METADATA);
			List<Map<?, ?>> found = new ArrayList<>();
			for (Resource file : files) {
				String content = file.getContentAsString(StandardCharsets.UTF_8);
				if (content.contains(PropertyNames.PREFIX)) {
					found.addAll(properties(content));
				}
			}
			return found.stream().filter(ChangedSwitches::isSwitch);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Map<?, ?>> properties(String metadata) {
		List<Map<?, ?>> properties = new ArrayList<>();
		if (JsonParserFactory.getJsonParser().parseMap(metadata).get("properties") instanceof List<?> all) {
			all.forEach((property) -> properties.add((Map<?, ?>) property));
		}
		return properties;
	}

	private static boolean isSwitch(Map<?, ?> metadata) {
		return "java.lang.Boolean".equals(metadata.get("type"))
				&& String.valueOf(metadata.get("name")).startsWith(PropertyNames.PREFIX + ".");
	}

	private static String source(Environment environment, String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			ConfigurationProperty found = source.getConfigurationProperty(name);
			if (found != null) {
				return (source.getUnderlyingSource() instanceof PropertySource<?> named) ? named.getName() : "unknown";
			}
		}
		return "unknown";
	}

}
