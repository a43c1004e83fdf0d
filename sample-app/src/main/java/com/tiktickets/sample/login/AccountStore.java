package com.tiktickets.sample.login;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Repository;

/**
 * The accounts in the database. Knows hashes, never passwords.
 */
@Repository
class AccountStore implements UserDetailsService {

	private final JdbcClient jdbc;

	AccountStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Account loadUserByUsername(String username) {
		return this.jdbc.sql("select username, password_hash, tenant_id from account where username = :username")
			.param("username", username)
			.query((row, number) -> new Account(row.getString("username"), row.getString("password_hash"),
					row.getString("tenant_id")))
			.optional()
			.orElseThrow(() -> new UsernameNotFoundException("No such account"));
	}

	void save(String username, String passwordHash, String tenant) {
		this.jdbc.sql("""
				insert into account (username, tenant_id, password_hash) values (:username, :tenant, :hash)
				on conflict (username) do update set tenant_id = :tenant, password_hash = :hash""")
			.param("username", username)
			.param("tenant", tenant)
			.param("hash", passwordHash)
			.update();
	}

}
