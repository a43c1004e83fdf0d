package com.tiktickets.observability.autoconfigure.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.autoconfigure.ObservabilityProperties;
import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantVerifier;
import com.tiktickets.observability.tenant.resolution.RejectionReason;
import com.tiktickets.observability.tenant.resolution.TenantResolutions;
import com.tiktickets.observability.tenant.resolution.TenantVerification;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class TenantAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TenantAutoConfiguration.class));

	@Test
	void propertiesOfTheTenantAreBound() {
		this.runner.withPropertyValues("tiktickets.observability.tenant.attribute=tiktickets.tenant")
			.run((context) -> assertThat(context.getBean(TenantProperties.class).getAttribute())
				.isEqualTo("tiktickets.tenant"));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED,
			"tiktickets.observability.tenant.enabled=false" })
	void propertiesAreBoundWithTelemetryOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasSingleBean(TenantProperties.class)
				.hasSingleBean(ObservabilityProperties.class));
	}

	@Test
	void withoutVerifierEveryTenantIsBelieved() {
		this.runner.run((context) -> assertThat(refusal(context)).isNull());
	}

	@Test
	void verifierOfTheApplicationIsAsked() {
		this.runner.withBean(TenantVerifier.class, () -> (tenant) -> false)
			.run((context) -> assertThat(refusal(context)).isEqualTo(RejectionReason.UNKNOWN));
	}

	@Test
	void everyProtocolAsksTheVerifier() {
		TenantCandidate acme = new TenantCandidate("acme", TenantCandidate.HEADER);
		this.runner.withBean(TenantVerifier.class, () -> (tenant) -> false).run((context) -> {
			TenantResolutions resolutions = context.getBean(TenantResolutions.class);
			assertThat(resolutions.<String>of(List.of((request) -> acme), OpenTelemetry.noop()).ask("request").tenant())
				.isEqualTo(TenantId.UNKNOWN);
			assertThat(resolutions.<String>withoutFixedTenant(List.of((request) -> acme), OpenTelemetry.noop())
				.ask("request")
				.tenant()).isEqualTo(TenantId.UNKNOWN);
		});
	}

	@Test
	void verifierIsNotAskedWithTenantsOff() {
		this.runner.withPropertyValues("tiktickets.observability.tenant.enabled=false")
			.withBean(TenantVerifier.class, () -> (tenant) -> false)
			.run((context) -> assertThat(refusal(context)).isNull());
	}

	@Test
	void twoVerifiersWithoutAPrimaryOneFailTheStart() {
		this.runner.withBean("first", TenantVerifier.class, () -> (tenant) -> true)
			.withBean("second", TenantVerifier.class, () -> (tenant) -> true)
			.run((context) -> assertThat(context).getFailure().isInstanceOf(NoUniqueBeanDefinitionException.class));
	}

	private static RejectionReason refusal(ApplicationContext context) {
		return context.getBean(TenantVerification.class).refusal(TenantId.of("acme"));
	}

}
