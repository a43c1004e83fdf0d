package com.tiktickets.observability.benchmarks.messages;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Scans its own package, so that a variant can add what its documentation asks. */
@SpringBootApplication
public class MessagesApplication {

	public static void main(String[] arguments) {
		SpringApplication.run(MessagesApplication.class, arguments);
	}

	static MessagingTelemetry telemetry(ObjectProvider<MessagingTelemetry> variant) {
		return variant.getIfAvailable(() -> new MessagingTelemetry() {
		});
	}

}
