package com.tiktickets.sample.telemetry.inbox;

import java.io.IOException;
import java.time.Clock;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Opens the inbox before the exporters look for it.
 */
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

	/**
	 * The database takes seconds to start, and the first log records are sent after one.
	 */
	@Bean
	static BeanFactoryPostProcessor inboxFirst() {
		return (beans) -> beans.getBean("otlpReceiver");
	}

	@Bean
	static TelemetryInbox telemetryInbox(InboxProperties properties, Clock clock) {
		return new TelemetryInbox(properties, clock);
	}

	@Bean
	static OtlpReceiver otlpReceiver(InboxProperties properties, TelemetryInbox inbox) throws IOException {
		return new OtlpReceiver(properties, inbox);
	}

}
