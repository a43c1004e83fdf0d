package com.tiktickets.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * The whole sample on a free port with its own PostgreSQL, the same one for all tests.
 * Rounds and probes are made by hand, so that no test meets one by chance.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "sample.tickets.maintenance-every=1d", "sample.live.socketio.port=0",
				"otel.traces.exporter=none", "otel.metrics.exporter=none", "otel.logs.exporter=none",
				"sample.telemetry.inbox.enabled=false", "sample.whatsapp.connect-at-start=false",
				"sample.whatsapp.probe-every=1d" })
@AutoConfigureRestTestClient
@Import(Agents.class)
public @interface SampleTest {

}
