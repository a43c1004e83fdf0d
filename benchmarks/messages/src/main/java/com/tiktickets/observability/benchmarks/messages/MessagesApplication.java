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

	static Doorways doorways(ObjectProvider<Doorways> variant) {
		return variant.getIfAvailable(() -> new Doorways() {
		});
	}

}
