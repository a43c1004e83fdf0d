package com.example.bare;

import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Has the starter and nothing else: no web, no database, no broker. */
@SpringBootApplication
public class BareApplication {

	public static void main(String[] arguments) {
		SpringApplication.run(BareApplication.class, arguments);
	}

	@Bean
	ApplicationRunner runner() {
		return (arguments) -> LoggerFactory.getLogger(BareApplication.class).info("Runner ran");
	}

}
