package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BadPropertyTests {

	/** The application of a test before may have switched the console off. */
	@BeforeAll
	static void configureLogging() {
		run();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			tiktickets.observability.enabled              | maybe            | true or false
			tiktickets.observability.tracing.enabled      | maybe            | true or false
			tiktickets.observability.tenant.metrics.limit | 0                | such as 50
			tiktickets.observability.tenant.metrics.limit | many             | a number such as 50
			tiktickets.observability.tenant.metrics.allow | ../acme          | acme, globex
			tiktickets.observability.tenant.fixed         | ../acme          | such as acme
			tiktickets.observability.tenant.attribute     | Tenant Id        | such as tenant_id
			tiktickets.observability.tenant.header.name   | X Tenant         | such as X-Tenant-Id
			tiktickets.observability.whatsapp.zombie-after     | 0     | such as 2
			tiktickets.observability.whatsapp.pending-messages | 0     | such as 10000
			tiktickets.observability.whatsapp.trace-window     | -1s   | such as 1m
			tiktickets.observability.browser.interval          | 1ms   | such as 15s
			tiktickets.observability.amqp.queues.interval      | 10ms  | such as 15s
			tiktickets.observability.jdbc.slow-query-threshold | -1s   | such as 1s
			tiktickets.observability.propagation.inject.hosts     | *             | *.internal.example.org
			tiktickets.observability.propagation.extract.networks | 10.0.0.0/33   | 10.1.0.0/16
			tiktickets.observability.propagation.baggage-keys     | a key         | such as ticket.channel
			tiktickets.observability.redaction.key                | ***           | openssl rand -hex 32
			tiktickets.observability.redaction.patterns.order     | (?<=no )a     | syntax of RE2
			tiktickets.observability.redaction.patterns.order     | (a            | syntax of RE2
			tiktickets.observability.redaction.patterns.order     | a*            | syntax of RE2
			otel.exporter.otlp.endpoint                   | ftp://collector  | http://localhost:4318
			otel.exporter.otlp.traces.endpoint            | collector:4318   | http://localhost:4318
			otel.exporter.otlp.protocol                   | carrier-pigeon   | http/protobuf
			otel.exporter.otlp.certificate                | /nowhere/ca.pem  | path of a file in PEM format
			otel.exporter.otlp.logs.client.certificate    | classpath:c.pem  | path of a file in PEM format
			otel.exporter.otlp.client.key                 | pom.xml          | CLIENT_CERTIFICATE) as well
			otel.exporter.otlp.traces.client.certificate  | pom.xml          | CLIENT_KEY) as well
			otel.sdk.disabled                             | perhaps          | true or false
			otel.traces.sampler                           | sometimes        | OTEL_SDK_DISABLED=true
			otel.file_format                              | 1.0              | OTEL_* variables
			otel.bsp.schedule.delay                       | soon             | OTEL_SDK_DISABLED=true
			""")
	void wrongValueFailsTheStartWithItsNameTheValueAndTheFix(String property, String value, String fix,
			CapturedOutput output) {
		assertThatException().isThrownBy(() -> run("--" + property + "=" + value));
		assertThat(output).contains("APPLICATION FAILED TO START").contains(property).contains(value).contains(fix);
	}

	@Test
	void keyThatTheExportersCannotReadIsRefusedWithTheCommandThatConvertsIt(@TempDir Path directory,
			CapturedOutput output) throws IOException {
		Path key = Files.writeString(directory.resolve("key.pem"), "-----BEGIN RSA PRIVATE KEY-----");
		assertThatException().isThrownBy(() -> run("--otel.exporter.otlp.client.key=" + key,
				"--otel.exporter.otlp.client.certificate=" + key, "--otel.exporter.otlp.endpoint=https://localhost"));
		assertThat(output).contains("OTEL_EXPORTER_OTLP_CLIENT_KEY").contains("openssl pkcs8 -topk8 -nocrypt");
	}

	@Test
	void clientCertificateThatWouldNotBePresentedIsRefused(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run("--otel.exporter.otlp.client.key=pom.xml",
				"--otel.exporter.otlp.client.certificate=pom.xml", "--otel.exporter.otlp.endpoint=http://localhost"));
		assertThat(output).contains("no client certificate is presented").contains("https address");
	}

	@Test
	void certificateThatIsNoneIsNamed(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run("--otel.exporter.otlp.certificate=pom.xml"));
		assertThat(output).contains("APPLICATION FAILED TO START").contains("X.509 in PEM format");
	}

	private static void run(String... arguments) {
		SpringApplication application = new SpringApplication(Minimal.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		List<String> all = new ArrayList<>(List.of("--spring.main.banner-mode=off", "--otel.logs.exporter=none",
				"--otel.metrics.exporter=none", "--spring.datasource.generate-unique-name=true"));
		all.addAll(List.of(arguments));
		application.run(all.toArray(String[]::new)).close();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Minimal {

	}

}
