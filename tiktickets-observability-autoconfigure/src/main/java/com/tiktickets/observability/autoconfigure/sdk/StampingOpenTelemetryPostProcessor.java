package com.tiktickets.observability.autoconfigure.sdk;

import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.metrics.StampingOpenTelemetry;
import com.tiktickets.observability.metrics.TenantMeasurementStamp;
import com.tiktickets.observability.metrics.TenantMetricsLimit;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Puts the stamping view in front of the OpenTelemetry bean, whoever made it. */
class StampingOpenTelemetryPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<TenantProperties> properties;

	private final ObjectProvider<TenantMetricsLimit> limit;

	StampingOpenTelemetryPostProcessor(ObjectProvider<TenantProperties> properties,
			ObjectProvider<TenantMetricsLimit> limit) {
		this.properties = properties;
		this.limit = limit;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof OpenTelemetry openTelemetry && !(bean instanceof StampingOpenTelemetry)) {
			return new StampingOpenTelemetry(openTelemetry,
					new TenantMeasurementStamp(this.properties.getObject().attributeKey(), this.limit.getObject()));
		}
		return bean;
	}

}
