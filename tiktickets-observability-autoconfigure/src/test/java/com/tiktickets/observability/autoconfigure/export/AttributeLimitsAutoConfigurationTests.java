package com.tiktickets.observability.autoconfigure.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.spring.autoconfigure.OpenTelemetryAutoConfiguration;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class AttributeLimitsAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withPropertyValues("otel.traces.exporter=none", "otel.metrics.exporter=none", "otel.logs.exporter=none",
				"otel.span.attribute.count.limit=10", "otel.span.link.count.limit=3",
				"otel.attribute.value.length.limit=16")
		.withConfiguration(
				AutoConfigurations.of(OpenTelemetryAutoConfiguration.class, AttributeLimitsAutoConfiguration.class));

	@Test
	void sdkHasRoomForWhatIsOutsideOfTheLimits() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(WideLimitsCustomizer.class)
				.hasSingleBean(LimitingProcessorsCustomizer.class)
				.hasBean("exceptionAttributesCustomizer");
			SpanLimits limits = limits(context.getBean(OpenTelemetry.class));
			assertThat(limits.getMaxNumberOfAttributes()).isEqualTo(1_010);
			assertThat(limits.getMaxAttributeValueLength()).isEqualTo(Integer.MAX_VALUE);
			assertThat(limits.getMaxNumberOfLinks()).isEqualTo(3);
		});
	}

	@Test
	void limitsInCodeAreTheSdks() {
		this.runner.withUserConfiguration(LimitsInCode.class)
			.run((context) -> assertThat(limits(context.getBean(OpenTelemetry.class)).getMaxNumberOfAttributes())
				.isEqualTo(7));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT })
	void limitsAreLeftAloneWhereTheLibraryMakesNoSdk(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(WideLimitsCustomizer.class)
				.doesNotHaveBean(LimitingProcessorsCustomizer.class)
				.doesNotHaveBean("exceptionAttributesCustomizer"));
	}

	private static SpanLimits limits(OpenTelemetry openTelemetry) {
		return ((OpenTelemetrySdk) openTelemetry).getSdkTracerProvider().getSpanLimits();
	}

	@Configuration(proxyBeanMethods = false)
	static class LimitsInCode {

		@Bean
		AutoConfigurationCustomizerProvider limitsInCode() {
			return (customizer) -> customizer.addTracerProviderCustomizer((builder, config) -> builder
				.setSpanLimits(SpanLimits.builder().setMaxNumberOfAttributes(7).build()));
		}

	}

}
