package com.tiktickets.observability.autoconfigure.redaction;

import com.tiktickets.observability.metrics.RedactingMetricExporter;
import com.tiktickets.observability.redaction.AttributeRedactor;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.resources.Resource;

/**
 * Redacts the resource and the points of metrics.
 *
 * @param redactor redacts attributes
 */
record RedactionCustomizer(AttributeRedactor redactor) implements AutoConfigurationCustomizerProvider {

	@Override
	public void customize(AutoConfigurationCustomizer customizer) {
		customizer.addResourceCustomizer((resource, config) -> redacted(resource))
			.addMetricExporterCustomizer(
					(exporter, config) -> new RedactingMetricExporter(exporter, this.redactor::redact));
	}

	private Resource redacted(Resource resource) {
		Attributes attributes = this.redactor.redact(resource.getAttributes());
		return (attributes != resource.getAttributes()) ? Resource.create(attributes, resource.getSchemaUrl())
				: resource;
	}

	/**
	 * Other customizers add attributes to the resource, and only the line at start reads
	 * them.
	 */
	@Override
	public int order() {
		return Integer.MAX_VALUE - 1;
	}

}
