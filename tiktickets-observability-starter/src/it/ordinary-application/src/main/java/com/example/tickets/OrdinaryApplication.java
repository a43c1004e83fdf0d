package com.example.tickets;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Knows nothing of telemetry. */
@SpringBootApplication
@EnableAsync
@EnableScheduling
public class OrdinaryApplication {

	public static void main(String[] arguments) {
		SpringApplication.run(OrdinaryApplication.class, arguments);
	}

}
