package com.tiktickets.sample.login;

import java.util.List;
import org.springframework.security.core.userdetails.User;

/**
 * An agent who can log in, and the tenant the agent works for.
 */
final class Account extends User {

	private static final long serialVersionUID = 1L;

	private final String tenant;

	Account(String username, String passwordHash, String tenant) {
		super(username, passwordHash, List.of());
		this.tenant = tenant;
	}

	String getTenant() {
		return this.tenant;
	}

}
