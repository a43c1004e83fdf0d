package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which retention {@code monitoring/loki/retention} chooses for the files of Loki.
 */
class LogRetentionProgramIT {

	@TempDir
	private Path folder;

	@BeforeEach
	void open() throws IOException {
		Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		Files.createDirectories(this.folder.resolve("chunks/fake"));
	}

	@Test
	void retentionIsAsConfiguredWhileAllFilesFit() throws IOException {
		chunk("1", 30, 100_000);
		chunk("2", 150, 100_000);
		assertThat(retention(1_000_000)).isEqualTo("overrides: {}\n");
	}

	@Test
	void retentionIsTheAgeUpToWhichFilesFit() throws IOException {
		for (int day = 1; day <= 6; day++) {
			chunk("day-" + day, 24 * day, 1_000_000);
		}
		assertThat(retention(4_000_000)).contains("retention_period: 96h", "\"long\"}', priority: 1, period: 96h",
				"\"short\"}', priority: 1, period: 48h");
	}

	@Test
	void recordsOfTheLastDayAreKept() throws IOException {
		chunk("1", 1, 2_000_000);
		chunk("2", 2, 2_000_000);
		assertThat(retention(1_000_000)).contains("retention_period: 24h");
	}

	@Test
	void retentionIsAsConfiguredAgainWhenFilesFitAgain() throws IOException {
		chunk("1", 100, 2_000_000);
		assertThat(retention(1_000_000)).contains("retention_period: 100h");
		Files.delete(this.folder.resolve("chunks/fake/1"));
		assertThat(retention(1_000_000)).isEqualTo("overrides: {}\n");
	}

	private void chunk(String name, int hours, int bytes) throws IOException {
		Path file = this.folder.resolve("chunks/fake").resolve(name);
		Files.write(file, new byte[bytes]);
		Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(hours))));
	}

	private String retention(int size) throws IOException {
		Shell
			.run("docker", "run", "--rm", "--network", "none", "--user", "10001:10001", "--read-only", "-e",
					"LOGS_RETENTION_SIZE=" + size, "-e", "LOGS_RETENTION=7d", "-e", "LOGS_RETENTION_LONG=30d", "-e",
					"LOGS_RETENTION_SHORT=48h", "-v", this.folder + ":/loki", "-v",
					Path.of("../monitoring/loki/retention").toAbsolutePath().normalize() + ":/etc/loki/retention:ro",
					"--entrypoint", "/etc/loki/retention", "prom/prometheus:v3.16.0", "once", "/loki")
			.expectSuccess();
		return Files.readString(this.folder.resolve("retention.yaml"));
	}

}
