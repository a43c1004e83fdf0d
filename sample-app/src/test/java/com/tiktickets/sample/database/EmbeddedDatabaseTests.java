package com.tiktickets.sample.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

class EmbeddedDatabaseTests {

	private final EmbeddedDatabaseConfiguration configuration = new EmbeddedDatabaseConfiguration();

	@Test
	void twoRunBesideEachOther() throws Exception {
		try (EmbeddedPostgres one = this.configuration.embeddedPostgres();
				EmbeddedPostgres other = this.configuration.embeddedPostgres()) {
			assertThat(dataDirectory(one)).isNotEqualTo(dataDirectory(other));
		}
	}

	@Test
	void nothingStaysBehindWhenClosed() throws Exception {
		EmbeddedPostgres postgres = this.configuration.embeddedPostgres();
		Path data = dataDirectory(postgres);
		assertThat(data).isDirectory();

		postgres.close();

		assertThat(Files.exists(data)).isFalse();
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connect(postgres))
			.withMessageContaining("refused");
	}

	private Path dataDirectory(EmbeddedPostgres postgres) throws SQLException {
		try (Connection connection = postgres.getPostgresDatabase().getConnection();
				ResultSet row = connection.createStatement().executeQuery("show data_directory")) {
			row.next();
			return Path.of(row.getString(1));
		}
	}

	private Connection connect(EmbeddedPostgres postgres) throws SQLException {
		JdbcConnectionDetails details = this.configuration.embeddedPostgresConnectionDetails(postgres);
		return DriverManager.getConnection(details.getJdbcUrl(), details.getUsername(), details.getPassword());
	}

}
