package com.tiktickets.sample.whatsapp;

import com.tiktickets.sample.telemetry.TelemetryTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * The whole sample with engines that are in a hurry, the same one for all tests of this
 * kind: each test has a tenant of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TelemetryTest
@TestPropertySource(properties = { "sample.whatsapp.simulation.scan-after=50ms",
		"sample.whatsapp.simulation.code-lifetime=50ms", "sample.whatsapp.simulation.late-ack=6s",
		"sample.whatsapp.probe-within=500ms", "tiktickets.observability.whatsapp.trace-window=5s" })
@Import(ExportedTelemetry.class)
@interface WhatsAppTest {

}
