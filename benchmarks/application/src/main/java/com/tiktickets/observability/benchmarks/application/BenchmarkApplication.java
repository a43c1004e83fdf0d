package com.tiktickets.observability.benchmarks.application;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Scans above its own package, so that a variant can add what its documentation asks. */
@SpringBootApplication(scanBasePackages = "com.tiktickets.observability.benchmarks")
public class BenchmarkApplication {

	public static void main(String[] arguments) {
		SpringApplication.run(BenchmarkApplication.class, arguments);
	}

}
