package com.tiktickets.observability.autoconfigure.sdk;

import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.metrics.StampingOpenTelemetry;
import com.tiktickets.observability.metrics.TenantMeasurementStamp;
import com.tiktickets.observability.metrics.TenantMetricsLimit;
import com.tiktickets.observability.tenant.TenantId;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Puts the stamping view in front of the OpenTelemetry bean, whoever made it. */
class StampingOpenTelemetryPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<TenantProperties> properties;

	StampingOpenTelemetryPostProcessor(ObjectProvider<TenantProperties> properties) {
		this.properties = properties;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof OpenTelemetry openTelemetry && !(bean instanceof StampingOpenTelemetry)) {
			return new StampingOpenTelemetry(openTelemetry, stamp(this.properties.getObject()));
		}
		return bean;
	}

	private static TenantMeasurementStamp stamp(TenantProperties properties) {
		List<TenantId> allowed = properties.getMetrics().getAllow().stream().map(TenantId::of).toList();
		return new TenantMeasurementStamp(properties.attributeKey(),
				new TenantMetricsLimit(properties.getMetrics().getLimit(), allowed));
	}

}
