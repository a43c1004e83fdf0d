package com.tiktickets.sample.database;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Where the database is and who we are to it.
 */
record ConnectionDetails(String getJdbcUrl, String getUsername, String getPassword) implements JdbcConnectionDetails {

	@Override
	public String toString() {
		return "ConnectionDetails[url=%s, username=%s]".formatted(this.getJdbcUrl, this.getUsername);
	}

}
