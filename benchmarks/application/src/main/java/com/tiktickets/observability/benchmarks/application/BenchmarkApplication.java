package com.tiktickets.observability.benchmarks.application;

import com.tiktickets.observability.benchmarks.control.ControlServer;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Scans above its own package, so that a variant can add what its documentation asks. */
@SpringBootApplication(scanBasePackages = "com.tiktickets.observability.benchmarks")
public class BenchmarkApplication {

	public static void main(String[] arguments) {
		SpringApplication.run(BenchmarkApplication.class, arguments);
	}

	@Bean
	ControlServer controlServer(@Value("${benchmarks.control-port}") int port) throws IOException {
		return new ControlServer(port, (line) -> {
		});
	}

}
