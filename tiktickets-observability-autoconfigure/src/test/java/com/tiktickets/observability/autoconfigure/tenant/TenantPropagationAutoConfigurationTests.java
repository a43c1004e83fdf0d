package com.tiktickets.observability.autoconfigure.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.propagation.PropagationTargets;
import com.tiktickets.observability.tenant.propagation.Target;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TenantPropagationAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(TenantAutoConfiguration.class, TenantPropagationAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(
			strings = { "tiktickets.observability.enabled=true", ContextRunners.SDK_DISABLED, ContextRunners.DISABLED })
	void tenantIsPropagatedAsBaggageWhetherTelemetryIsOnOrOff(String property) {
		this.runner.withPropertyValues(property).run((context) -> {
			assertThat(context).hasSingleBean(PropagationTargets.class).hasBean("tenantPropagatorCustomizer");
			assertThat(headers(context)).containsEntry("baggage", "tenant_id=acme");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "tiktickets.observability.propagation.enabled=false",
			"tiktickets.observability.tenant.enabled=false" })
	void nothingIsPropagatedWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property).run((context) -> assertThat(headers(context)).isEmpty());
	}

	private static Map<String, String> headers(AssertableApplicationContext context) {
		Map<String, String> headers = new HashMap<>();
		try (var scope = TenantContext.makeCurrent(TenantId.of("acme"))) {
			context.getBean(TenantPropagation.class)
				.injectTenant(Context.current(), headers, (carrier, name, value) -> carrier.put(name, value),
						Target.OWN);
		}
		return headers;
	}

}
