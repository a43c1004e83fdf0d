package com.example.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MixedVersionsIT {

	@Test
	void startNamesTheArtifactsAndTheFix() throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
				System.getProperty("application.jar"), "--server.port=0")
			.redirectErrorStream(true)
			.start();
		String console = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).isNotZero();
		assertThat(console).contains("APPLICATION FAILED TO START")
			.contains("io.opentelemetry:opentelemetry-sdk-trace:1.65.0 (fits: ")
			.contains("spring-boot-starter-parent");
	}

}
