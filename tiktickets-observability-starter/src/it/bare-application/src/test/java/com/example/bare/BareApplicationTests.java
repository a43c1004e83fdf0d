package com.example.bare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.OtlpReceiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class BareApplicationTests {

	@Test
	void recordsLeaveWithoutWarning(CapturedOutput console) throws Exception {
		try (OtlpReceiver receiver = OtlpReceiver.start();
				ConfigurableApplicationContext context = run(receiver, "tiktickets.observability.enabled=true")) {
			await().untilAsserted(() -> assertThat(receiver.received().logsWith("Runner ran")).hasSize(1));
			assertThat(receiver.received().logsWith("Runner ran").get(0).attributes())
				.containsEntry("tenant_id", "_system");
			assertThat(console).contains("Runner ran").doesNotContain(" WARN ").doesNotContain(" ERROR ");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "tiktickets.observability.enabled=false", "otel.sdk.disabled=true" })
	void nothingLeavesWithTheKillSwitchOn(String property, CapturedOutput console) throws Exception {
		try (OtlpReceiver receiver = OtlpReceiver.start();
				ConfigurableApplicationContext context = run(receiver, property)) {
			assertThat(context.isActive()).isTrue();
			assertThat(console).contains("Runner ran").doesNotContain(" WARN ").doesNotContain(" ERROR ");
			context.close();
			assertThat(receiver.requests()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.web.context.WebApplicationContext", "jakarta.servlet.Servlet",
			"org.apache.logging.log4j.core.LoggerContext", 
			"org.springframework.jdbc.core.JdbcTemplate", "org.springframework.amqp.core.Message",
			"org.springframework.messaging.Message", "org.springframework.data.redis.core.RedisTemplate",
			"org.springframework.security.core.Authentication", "oshi.SystemInfo",
			"com.corundumstudio.socketio.SocketIOServer", "org.springframework.boot.actuate.endpoint.EndpointId" })
	void starterBringsNoneOfTheLibrariesThatAnApplicationChooses(String type) {
		assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
	}

	private static ConfigurableApplicationContext run(OtlpReceiver receiver, String property) {
		return new SpringApplicationBuilder(BareApplication.class).run("--" + property,
				"--otel.exporter.otlp.endpoint=" + receiver.endpoint(), "--otel.blrp.schedule.delay=50ms");
	}

}
