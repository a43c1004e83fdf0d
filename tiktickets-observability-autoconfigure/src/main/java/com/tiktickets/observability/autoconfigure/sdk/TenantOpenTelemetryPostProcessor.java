package com.tiktickets.observability.autoconfigure.sdk;

import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.metrics.TenantOpenTelemetry;
import com.tiktickets.observability.metrics.TenantAttributesProcessor;
import com.tiktickets.observability.metrics.TenantMetricsLimit;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Wraps the OpenTelemetry bean, so that its measurements get the tenant. */
class TenantOpenTelemetryPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<TenantProperties> properties;

	private final ObjectProvider<TenantMetricsLimit> limit;

	TenantOpenTelemetryPostProcessor(ObjectProvider<TenantProperties> properties,
			ObjectProvider<TenantMetricsLimit> limit) {
		this.properties = properties;
		this.limit = limit;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof OpenTelemetry openTelemetry && !(bean instanceof TenantOpenTelemetry)) {
			return new TenantOpenTelemetry(openTelemetry,
					new TenantAttributesProcessor(this.properties.getObject().attributeKey(), this.limit.getObject()));
		}
		return bean;
	}

}
