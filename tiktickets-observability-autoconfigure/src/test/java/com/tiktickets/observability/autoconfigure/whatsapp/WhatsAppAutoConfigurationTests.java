package com.tiktickets.observability.autoconfigure.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.autoconfigure.sdk.DisabledAutoConfiguration;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.whatsapp.WhatsAppSession;
import com.tiktickets.observability.whatsapp.WhatsAppTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Answers;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class WhatsAppAutoConfigurationTests {

	private final OpenTelemetry openTelemetry = mock(OpenTelemetry.class, Answers.RETURNS_DEEP_STUBS);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WhatsAppAutoConfiguration.class))
		.withBean(OpenTelemetry.class, () -> this.openTelemetry);

	@Test
	void sessionsMakeTelemetry() {
		this.runner.run((context) -> {
			connect(context);
			assertThat(Mockito.mockingDetails(this.openTelemetry).getInvocations()).isNotEmpty();
		});
	}

	@Test
	void sessionsMakeNothingWithTheSwitchOff() {
		this.runner.withPropertyValues("tiktickets.observability.whatsapp.enabled=false").run((context) -> {
			connect(context);
			assertThat(Mockito.mockingDetails(this.openTelemetry).getInvocations()).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED })
	void sessionsWorkWithTelemetryOff(String property) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DisabledAutoConfiguration.class, WhatsAppAutoConfiguration.class))
			.withPropertyValues(property)
			.run(WhatsAppAutoConfigurationTests::connect);
	}

	@Test
	void telemetryOfTheApplicationWins() {
		WhatsAppTelemetry own = mock(WhatsAppTelemetry.class);
		this.runner.withBean(WhatsAppTelemetry.class, () -> own)
			.run((context) -> assertThat(context).getBean(WhatsAppTelemetry.class).isSameAs(own));
	}

	private static void connect(AssertableApplicationContext context) {
		WhatsAppSession session = context.getBean(WhatsAppTelemetry.class)
			.session("support", TenantId.of("acme"), "cloud-api");
		session.connecting();
		session.connected();
		assertThat(session.state().word()).isEqualTo("connected");
	}

}
