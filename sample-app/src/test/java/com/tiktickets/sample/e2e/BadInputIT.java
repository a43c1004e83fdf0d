package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an operator can get wrong before anything runs.
 */
class BadInputIT {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "../monitoring/docker-compose.observability.yml", "compose.yml" })
	void withoutSettingsComposeNamesTheCommandThatWritesThem(String file) {
		Shell compose = Shell.run("docker", "compose", "--env-file", "/dev/null", "-f", file, "config", "-q");
		assertThat(compose.status()).isNotZero();
		assertThat(compose.output()).contains("monitoring/init");
	}

	@Test
	void portInUseIsNamed() throws IOException {
		Settings.written();
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			String port = String.valueOf(taken.getLocalPort());
			try (ComposeProject project = new ComposeProject("../monitoring/docker-compose.observability.yml")
				.with(Map.of("ALERTMANAGER_PORT", port))) {
				assertThatIllegalStateException().isThrownBy(() -> project.up("alertmanager"))
					.withMessageContaining(port)
					.withMessageContaining("address already in use");
			}
		}
	}

	@Test
	void initWritesSecretsForThisUserOnly() throws IOException {
		Path file = this.folder.resolve("env");
		Settings.init(file).expectSuccess();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		assertThat(Files.readString(file)).containsPattern("(?m)^OTLP_TOKEN=[A-Za-z0-9]{40,}$");
	}

	@Test
	void initKeepsWhatIsThereAndAddsWhatIsMissing() throws IOException {
		Path file = this.folder.resolve("env");
		Files.writeString(file, "OTLP_TOKEN=mine");
		Settings.init(file).expectSuccess();
		assertThat(Files.readAllLines(file)).contains("OTLP_TOKEN=mine")
			.filteredOn((line) -> line.startsWith("OTLP_TOKEN="))
			.hasSize(1);
		assertThat(Files.readString(file)).contains("GRAFANA_ADMIN_PASSWORD=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "OTLP_TOKEN=", "OTLP_TOKEN= ", "OTLP_TOKEN=\"\"", "OTLP_TOKEN=''" })
	void initFillsAnEmptySecretInItsPlace(String line) throws IOException {
		Path file = this.folder.resolve("env");
		Files.writeString(file, "# first\n" + line + "\nPOSTGRES_PASSWORD=mine\n");
		Settings.init(file).expectSuccess();
		assertThat(Files.readString(file))
			.matches("(?s)# first\nOTLP_TOKEN=[A-Za-z0-9]{40,}\nPOSTGRES_PASSWORD=mine\n.*");
	}

	@Test
	void initRefusesAnExportThatTheSampleWouldNotRead() throws IOException {
		Path file = this.folder.resolve("env");
		Files.writeString(file, "export OTLP_TOKEN=mine\n");
		Shell init = Settings.init(file);
		assertThat(init.status()).isNotZero();
		assertThat(init.output()).contains("export").contains("NAME=value");
		assertThat(Files.readString(file)).isEqualTo("export OTLP_TOKEN=mine\n");
	}

	@Test
	void secondInitChangesNothing() throws IOException {
		Path file = this.folder.resolve("env");
		Settings.init(file).expectSuccess();
		String first = Files.readString(file);
		Settings.init(file).expectSuccess();
		assertThat(Files.readString(file)).isEqualTo(first);
	}

	@Test
	void initSaysWhichFolderIsMissing() {
		Shell init = Settings.init(this.folder.resolve("none/env"));
		assertThat(init.status()).isNotZero();
		assertThat(init.output()).contains("there is no folder " + this.folder.resolve("none"));
	}

}
