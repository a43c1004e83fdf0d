package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values that an operator writes into {@code .env} by hand: a value that a program of the
 * stack would not understand is reported with its correction.
 */
class SettingsIT {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "TRACES_RETENTION=7d; 168h", "TRACES_RETENTION=48; 48h",
			"TRACES_DECISION_WAIT=10; 10s", "TENANTS_KEPT_LONGER=acme,globex; acme|globex",
			"TENANTS_KEPT_SHORTER=acme globex; acme|globex", "LOG_SEVERITY_MINIMUM=13; WARN",
			"LOG_SEVERITY_MINIMUM=info; INFO", "QUEUE_SIZE=256 MB; 256MB", "QUEUE_SIZE=1000; 1000000",
			"METRICS_RETENTION=15; 15d", "METRICS_RETENTION_SIZE=5G; 5GB", "LOGS_RETENTION=12h; 24h",
			"LOGS_TENANT=label; index_label", "TRACES_SAMPLED_PERCENT=10%; without a percent sign",
			"TRACES_SLOW_MS=2s; without a unit", "ERRORS=yes; on or off", "ERRORS_ENDPOINT=vector:4318; http://",
			"CORS_ALLOWED_ORIGINS=https://app.example.com; [https://app.example.com]", "HOST_NAME=a\"b; without quotes",
			"GRAFANA_PORT=99999; from 1 to 65535", "LOGS_MEMORY=1GB; without a unit",
			"GRAFANA_PORT=9090; GRAFANA_PORT and PROMETHEUS_PORT", "POSTGRES_PASSWORD=pa$word; Write other characters",
			"OTLP_TOKEN=\"quoted\"; Write letters", "OTLP_TOKEN=bearer abc; Write the token alone" })
	void valueThatNoProgramUnderstandsIsReportedWithItsCorrection(String line, String correction) throws IOException {
		Path file = Files.writeString(this.folder.resolve("env"), line + "\n");
		Shell init = Settings.init(file);
		assertThat(init.status()).isNotZero();
		assertThat(init.output()).contains(line.substring(0, line.indexOf('='))).contains(correction);
		assertThat(file).hasContent(line + "\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRACES_RETENTION=168h", "TRACES_RETENTION=1h30m", "LOGS_RETENTION=7d",
			"TENANTS_KEPT_LONGER=acme|globex.br", "LOG_SEVERITY_MINIMUM=WARN", "METRICS_RETENTION=1y",
			"TRACES_SAMPLED_PERCENT=0.5", "CORS_ALLOWED_ORIGINS=[https://a.example.com, https://*.example.org]",
			"POSTGRES_PASSWORD=p@ss!w0rd*", "TRACES_DECISION_WAIT=30s # longer" })
	void valueThatTheProgramUnderstandsIsKept(String line) throws IOException {
		Path file = Files.writeString(this.folder.resolve("env"), line + "\n");
		Settings.init(file).expectSuccess();
		assertThat(Files.readAllLines(file)).contains(line);
	}

	@ParameterizedTest
	@CsvSource({ "256MB, 256000000", "256MiB, 268435456", "1GB, 1000000000" })
	void queueSizeWithAUnitIsReplacedByItsBytes(String size, String bytes) throws IOException {
		Path file = Files.writeString(this.folder.resolve("env"), "QUEUE_SIZE=" + size + "\n");
		Settings.init(file).expectSuccess();
		assertThat(Files.readAllLines(file)).contains("QUEUE_SIZE=" + bytes);
	}

	@Test
	void softLimitOfMemoryFollowsTheLimit() throws IOException {
		Path file = Files.writeString(this.folder.resolve("env"), "LOGS_MEMORY=1000\nLOGS_MEMORY_GO=480\n");
		Settings.init(file).expectSuccess();
		assertThat(Files.readAllLines(file)).contains("LOGS_MEMORY_GO=800", "COLLECTOR_MEMORY_GO=256")
			.doesNotContain("LOGS_MEMORY_GO=480");
	}

	@Test
	void allFaultsAreReportedAtOnce() throws IOException {
		Path file = Files.writeString(this.folder.resolve("env"), "TRACES_RETENTION=7d\nERRORS=yes\n");
		assertThat(Settings.init(file).output()).contains("TRACES_RETENTION").contains("ERRORS");
	}

}
