package com.tiktickets.sample.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * A real PostgreSQL, started beside the application on a free loopback port and thrown
 * away with it. It trusts local connections, so it holds demo data only. In the
 * {@code compose} profile {@link ExternalDatabase} takes its place.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!compose")
class EmbeddedDatabaseConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedDatabaseConfiguration.class);

	private static final String WORKING_DIRECTORY_PROPERTY = "ot.epg.working-dir";

	private static final String NAME = "tiktickets";

	@Bean(destroyMethod = "close")
	EmbeddedPostgres embeddedPostgres() throws IOException, SQLException {
		Path directory = workingDirectory();
		EmbeddedPostgres postgres = EmbeddedPostgres.builder()
			.setDataDirectory(directory.resolve(UUID.randomUUID().toString()))
			.setLocaleConfig("locale", "C")
			.setPGStartupWait(Duration.ofMinutes(1))
			// Spring closes it, after everything that still talks to it
			.setRegisterShutdownHook(false)
			.start();
		createDatabase(postgres);
		logger.atInfo().addKeyValue("port", postgres.getPort()).log("PostgreSQL started");
		return postgres;
	}

	@Bean
	JdbcConnectionDetails embeddedPostgresConnectionDetails(EmbeddedPostgres postgres) {
		return new ConnectionDetails("jdbc:postgresql://localhost:%d/%s".formatted(postgres.getPort(), NAME), NAME, "");
	}

	/**
	 * One directory for each user of the machine, closed to the others, where the next
	 * start finds the unpacked binaries, and a server that a killed JVM left behind.
	 */
	private static Path workingDirectory() throws IOException {
		String given = System.getProperty(WORKING_DIRECTORY_PROPERTY);
		if (given != null) {
			return Path.of(given);
		}
		Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
		Path ours = temporary.resolve("tiktickets-" + System.getProperty("user.name"));
		if (!Files.isDirectory(ours)) {
			Files.createDirectory(ours, ownerOnly(temporary));
		}
		Path directory = ours.resolve("postgres");
		System.setProperty(WORKING_DIRECTORY_PROPERTY, directory.toString());
		return directory;
	}

	private static FileAttribute<?>[] ownerOnly(Path place) {
		boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")) }
				: new FileAttribute<?>[0];
	}

	private static void createDatabase(EmbeddedPostgres postgres) throws SQLException {
		try (Connection connection = postgres.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("create role %s login".formatted(NAME));
			statement.execute("create database %1$s owner %1$s".formatted(NAME));
		}
	}

}
