package com.tiktickets.observability.autoconfigure.export;

import com.tiktickets.observability.export.AttributeLimits;
import com.tiktickets.observability.export.ItemRedaction;
import com.tiktickets.observability.export.SpanAttributeLimits;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.logs.LogLimits;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.SpanLimitsBuilder;
import java.util.function.IntConsumer;

/**
 * Reads the limits as the SDK does, and also the limits of log records, which the
 * specification defines and the SDK does not read.
 *
 * @param tenantAttribute the attribute of the tenant
 * @see <a href=
 * "https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/">
 * Attribute limits</a>
 */
record LimitProperties(AttributeKey<String> tenantAttribute) {

	private static final String COUNT = "attribute.count.limit";

	private static final String LENGTH = "attribute.value.length.limit";

	SpanAttributeLimits ofSpans(ConfigProperties config, ItemRedaction redaction) {
		SpanLimitsBuilder limits = SpanLimits.builder();
		set(config, "otel." + LENGTH, limits::setMaxAttributeValueLength);
		set(config, "otel.span." + LENGTH, limits::setMaxAttributeValueLength);
		set(config, "otel." + COUNT,
				(most) -> limits.setMaxNumberOfAttributes(most)
					.setMaxNumberOfAttributesPerEvent(most)
					.setMaxNumberOfAttributesPerLink(most));
		set(config, "otel.span." + COUNT, limits::setMaxNumberOfAttributes);
		set(config, "otel.event." + COUNT, limits::setMaxNumberOfAttributesPerEvent);
		set(config, "otel.link." + COUNT, limits::setMaxNumberOfAttributesPerLink);
		set(config, "otel.span.event.count.limit", limits::setMaxNumberOfEvents);
		set(config, "otel.span.link.count.limit", limits::setMaxNumberOfLinks);
		SpanLimits chosen = limits.build();
		return new SpanAttributeLimits(chosen,
				limits(chosen.getMaxNumberOfAttributes(), chosen.getMaxAttributeValueLength()), redaction);
	}

	AttributeLimits ofLogRecords(ConfigProperties config) {
		LogLimits defaults = LogLimits.getDefault();
		int count = config.getInt("otel." + COUNT, defaults.getMaxNumberOfAttributes());
		int length = config.getInt("otel." + LENGTH, defaults.getMaxAttributeValueLength());
		return limits(config.getInt("otel.logrecord." + COUNT, count),
				config.getInt("otel.logrecord." + LENGTH, length));
	}

	private AttributeLimits limits(int count, int length) {
		return new AttributeLimits(count, length, this.tenantAttribute);
	}

	private static void set(ConfigProperties config, String property, IntConsumer limit) {
		Integer value = config.getInt(property);
		if (value != null) {
			limit.accept(value);
		}
	}

}
