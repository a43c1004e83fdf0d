package com.tiktickets.sample.login;

import com.tiktickets.sample.tenant.TenantDirectory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Puts the configured accounts in place before the first request is served.
 */
@Component
class AccountSeeder implements SmartInitializingSingleton {

	private final LoginProperties properties;

	private final TenantDirectory tenants;

	private final AccountStore accounts;

	private final PasswordEncoder passwordEncoder;

	AccountSeeder(LoginProperties properties, TenantDirectory tenants, AccountStore accounts,
			PasswordEncoder passwordEncoder) {
		this.properties = properties;
		this.tenants = tenants;
		this.accounts = accounts;
		this.passwordEncoder = passwordEncoder;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.properties.users().forEach(this::seed);
	}

	private void seed(LoginProperties.User user) {
		this.tenants.add(user.tenant());
		this.accounts.save(user.username(), this.passwordEncoder.encode(user.password()), user.tenant());
	}

}
