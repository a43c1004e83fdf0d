package com.tiktickets.observability.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.sdk.DisabledAutoConfiguration;
import com.tiktickets.observability.autoconfigure.sdk.ShutdownAutoConfiguration;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.spring.autoconfigure.OpenTelemetryAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartLineAutoConfigurationTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withPropertyValues("spring.application.name=billing")
		.withConfiguration(AutoConfigurations.of(OpenTelemetryAutoConfiguration.class, DisabledAutoConfiguration.class,
				ShutdownAutoConfiguration.class, StartLineAutoConfiguration.class));

	@Test
	void oneLineSaysWhereTelemetryGoesForWhichServiceAndWhatIsOff(CapturedOutput output) {
		this.context
			.withPropertyValues("otel.exporter.otlp.endpoint=http://user:secret@collector:4318",
					"otel.exporter.otlp.headers=authorization=secret", "otel.exporter.otlp.metrics.protocol=grpc",
					"otel.exporter.otlp.metrics.endpoint=http://metrics:4317", "otel.logs.exporter=none",
					"tiktickets.observability.jdbc.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce("TikTickets Observability ")
			.containsPattern("TikTickets Observability \\d+\\.\\d+\\.\\S+ exports telemetry of the service 'billing': ")
			.contains("traces to http://collector:4318 (http/protobuf); metrics to http://metrics:4317 (grpc).")
			.contains("Switched off by property: tiktickets.observability.jdbc.enabled.")
			.doesNotContain("secret");
	}

	@Test
	void signalsOfOneTargetAreNamedTogether(CapturedOutput output) {
		this.context.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("'billing': traces, metrics, logs to http://localhost:4318 (http/protobuf).");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			tiktickets.observability.enabled=false | tiktickets.observability.enabled is false
			otel.sdk.disabled=true                 | otel.sdk.disabled (OTEL_SDK_DISABLED) is true
			""")
	void oneLineSaysThatTelemetryIsOffAndByWhichProperty(String property, String cause, CapturedOutput output) {
		this.context.withPropertyValues(property).run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce("TikTickets Observability ")
			.contains("makes no telemetry, because " + cause);
	}

	@Test
	void openTelemetryOfTheApplicationIsSaid(CapturedOutput output) {
		this.context.withBean(OpenTelemetry.class, OpenTelemetry::noop)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("uses the OpenTelemetry bean of the application");
	}

	@Test
	void nothingIsSaidWithoutOpenTelemetry(CapturedOutput output) {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(StartLineAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("TikTickets Observability");
	}

}
