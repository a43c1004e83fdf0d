package com.tiktickets.observability.autoconfigure.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.spring.autoconfigure.OpenTelemetryAutoConfiguration;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class ShutdownAutoConfigurationTests {

	private static final String HOOK = "shutdownHookCustomizer";

	private static final List<String> events = new ArrayList<>();

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withPropertyValues("otel.traces.exporter=none", "otel.metrics.exporter=none", "otel.logs.exporter=none")
		.withConfiguration(
				AutoConfigurations.of(OpenTelemetryAutoConfiguration.class, ShutdownAutoConfiguration.class));

	@BeforeEach
	void forget() {
		events.clear();
	}

	@Test
	void beanThatWasMadeBeforeTheSdkIsDestroyedBeforeIt() {
		this.context.withUserConfiguration(EarlyBean.class, Exporter.class)
			.run((context) -> assertThat(context).hasSingleBean(LastDestroyedSdk.class).hasBean(HOOK));
		assertThat(events).containsSubsequence("last work", "exported last work", "exporter destroyed");
	}

	@Test
	void userSdkIsDestroyedLastToo() {
		this.context.withUserConfiguration(EarlyBean.class, UserSdk.class)
			.run((context) -> assertThat(context).hasSingleBean(OpenTelemetry.class));
		assertThat(events).containsSubsequence("last work", "exported last work");
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT })
	void orderIsSpringsWhereTheLibraryMakesNoSdk(String property) {
		this.context.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(LastDestroyedSdk.class)
				.doesNotHaveBean(HOOK));
	}

	@Test
	void contextWithoutAnSdkStarts() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ShutdownAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	/** Made first, and works when it is destroyed. */
	@Configuration(proxyBeanMethods = false)
	static class EarlyBean {

		@Bean(destroyMethod = "close")
		AutoCloseable early(ObjectProvider<OpenTelemetry> openTelemetry) {
			return () -> {
				events.add("last work");
				openTelemetry.getObject().getTracer("early").spanBuilder("last work").startSpan().end();
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Exporter {

		@Bean
		AutoConfigurationCustomizerProvider exporterCustomizer(SpanExporter exporter) {
			return (customizer) -> customizer.addTracerProviderCustomizer(
					(builder, config) -> builder.addSpanProcessor(SimpleSpanProcessor.create(exporter)));
		}

		@Bean(destroyMethod = "close")
		SpanExporter exporter() {
			return new RecordingExporter();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UserSdk {

		@Bean
		OpenTelemetrySdk openTelemetrySdk() {
			return OpenTelemetrySdk.builder()
				.setTracerProvider(SdkTracerProvider.builder()
					.addSpanProcessor(SimpleSpanProcessor.create(new RecordingExporter()))
					.build())
				.build();
		}

	}

	static class RecordingExporter implements SpanExporter {

		@Override
		public CompletableResultCode export(Collection<SpanData> spans) {
			spans.forEach((span) -> events.add("exported " + span.getName()));
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode flush() {
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode shutdown() {
			events.add("exporter destroyed");
			return CompletableResultCode.ofSuccess();
		}

	}

}
