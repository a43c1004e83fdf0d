package com.tiktickets.observability.autoconfigure.logging;

import com.tiktickets.observability.export.ClientCertificateCustomizer;
import com.tiktickets.observability.export.ServiceResource;
import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.instrumentation.spring.autoconfigure.internal.OtelMapConverter;
import io.opentelemetry.instrumentation.spring.autoconfigure.internal.properties.OtelResourceProperties;
import io.opentelemetry.instrumentation.spring.autoconfigure.internal.properties.OtelSpringProperties;
import io.opentelemetry.instrumentation.spring.autoconfigure.internal.properties.OtlpExporterProperties;
import io.opentelemetry.instrumentation.spring.autoconfigure.internal.properties.SpringConfigProperties;
import io.opentelemetry.instrumentation.spring.autoconfigure.internal.resources.DistroVersionResourceProvider;
import io.opentelemetry.instrumentation.spring.autoconfigure.internal.resources.SpringResourceProvider;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.autoconfigure.internal.AutoConfigureUtil;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.autoconfigure.spi.ResourceProvider;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Builds an SDK for log records without an application context. The classes of
 * OpenTelemetry's starter that configure the SDK of a context resolve names, endpoints,
 * protocols, headers, certificates and resource here as well. They are internal to that
 * starter, which publishes its configuration of an SDK as beans of a context only.
 */
final class SdkOutsideOfContext {

	private static final List<String> NONE = List.of("none");

	private SdkOutsideOfContext() {
	}

	/**
	 * Returns a builder with all settings.
	 * @param environment where they are
	 * @return a builder of an SDK that exports log records alone
	 * @throws ConfigurationException if a setting has a value of the wrong type
	 */
	static AutoConfiguredOpenTelemetrySdkBuilder builder(ConfigurableEnvironment environment) {
		Binder binder = binder(environment);
		OtlpExporterProperties exporter = bind(binder, "otel.exporter.otlp", OtlpExporterProperties.class);
		OtelResourceProperties resource = bind(binder, "otel.resource", OtelResourceProperties.class);
		OtelSpringProperties lists = bind(binder, "otel", OtelSpringProperties.class);
		lists.setTraces(none());
		lists.setMetrics(none());
		AutoConfiguredOpenTelemetrySdkBuilder builder = AutoConfigureUtil.setConfigPropertiesCustomizer(
				AutoConfiguredOpenTelemetrySdk.builder().setComponentLoader(new Components(environment)),
				(config) -> SpringConfigProperties.create(environment, exporter, resource, lists, config));
		new ClientCertificateCustomizer().customize(builder);
		return builder;
	}

	private static Binder binder(ConfigurableEnvironment environment) {
		ApplicationConversionService conversion = new ApplicationConversionService();
		conversion.addConverter(new OtelMapConverter());
		return new Binder(ConfigurationPropertySources.get(environment),
				new PropertySourcesPlaceholdersResolver(environment), conversion);
	}

	private static <T> T bind(Binder binder, String prefix, Class<T> type) {
		try {
			return binder.bindOrCreate(prefix, Bindable.of(type));
		}
		catch (BindException ex) {
			throw new ConfigurationException("A property of " + prefix + " has a value of the wrong type", ex);
		}
	}

	private static OtelSpringProperties.HasExporters none() {
		OtelSpringProperties.HasExporters exporters = new OtelSpringProperties.HasExporters();
		exporters.setExporter(NONE);
		return exporters;
	}

	/**
	 * Loads the components of the class path and the resource providers that are beans in
	 * a context.
	 */
	private record Components(ConfigurableEnvironment environment) implements ComponentLoader {

		@Override
		public <T> Iterable<T> load(Class<T> type) {
			List<T> components = new ArrayList<>();
			ComponentLoader.forClassLoader(SdkOutsideOfContext.class.getClassLoader())
				.load(type)
				.forEach(components::add);
			if (type == ResourceProvider.class) {
				ResourceProvider service = (config) -> ServiceResource.of(this.environment);
				components.add(type.cast(new SpringResourceProvider(ServiceResource.build(this.environment))));
				components.add(type.cast(new DistroVersionResourceProvider()));
				components.add(type.cast(service));
			}
			return components;
		}

	}

}
