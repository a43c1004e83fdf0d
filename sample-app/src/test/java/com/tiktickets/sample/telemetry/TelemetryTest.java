package com.tiktickets.sample.telemetry;

import com.tiktickets.sample.Agents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.ServerSocket;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole sample with its inbox, each on a free port: what it emits travels over the
 * socket.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "sample.tickets.maintenance-every=1d", "sample.live.socketio.port=0",
				"otel.bsp.schedule.delay=100", "otel.blrp.schedule.delay=100", "otel.metric.export.interval=1000",
				"sample.whatsapp.connect-at-start=false", "sample.whatsapp.probe-every=1d" })
@ContextConfiguration(initializers = TelemetryTest.FreePort.class)
@AutoConfigureRestTestClient
@Import(Agents.class)
public @interface TelemetryTest {

	/**
	 * Known before the exporters are made.
	 */
	class FreePort implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			try (ServerSocket socket = new ServerSocket(0)) {
				int port = socket.getLocalPort();
				TestPropertyValues
					.of("sample.telemetry.inbox.port=" + port, "otel.exporter.otlp.endpoint=http://localhost:" + port)
					.applyTo(context);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
