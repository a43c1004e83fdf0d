package com.tiktickets.observability;

import com.tiktickets.observability.tenant.TenantContext;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.core.io.UrlResource;

/** What the library tells an editor about its properties. */
public final class ConfigurationMetadata {

	private ConfigurationMetadata() {
	}

	/**
	 * Returns our properties. Those of others on the class path are left out, and those
	 * that Spring Boot gives each endpoint.
	 */
	public static List<Property> properties() {
		URL library = TenantContext.class.getProtectionDomain().getCodeSource().getLocation();
		try {
			String json = new UrlResource(library).createRelative("META-INF/spring-configuration-metadata.json")
				.getContentAsString(StandardCharsets.UTF_8);
			List<?> properties = (List<?>) JsonParserFactory.getJsonParser().parseMap(json).get("properties");
			return properties.stream()
				.map((property) -> Property.of((Map<?, ?>) property))
				.filter((property) -> property.name().startsWith("tiktickets."))
				.sorted(Comparator.comparing(Property::name))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** One property; what is not written is an empty string. */
	public record Property(String name, String type, String defaultValue, String description) {

		private static Property of(Map<?, ?> property) {
			return new Property(text(property, "name"), text(property, "type"), text(property, "defaultValue"),
					text(property, "description"));
		}

		private static String text(Map<?, ?> property, String key) {
			return Objects.toString(property.get(key), "");
		}

	}

}
