package com.tiktickets.observability.benchmarks.messages;

import com.tiktickets.observability.benchmarks.control.ControlServer;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

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

	@Bean
	ControlServer controlServer(@Value("${benchmarks.control-port}") int port, List<Exchange> exchanges)
			throws IOException {
		return new ControlServer(port, (line) -> run(line, exchanges));
	}

	/**
	 * Runs a line such as {@code rabbitmq 1000}: an exchange and a number of messages.
	 */
	private static void run(String line, List<Exchange> exchanges) throws InterruptedException {
		String[] words = line.split(" ", 2);
		for (Exchange exchange : exchanges) {
			if (exchange.name().equals(words[0])) {
				exchange.exchange(Integer.parseInt(words[1]));
			}
		}
	}

}
