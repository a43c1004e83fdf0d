package com.tiktickets.sample.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.sample.SampleTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SampleTest
class TenantDirectoryTests {

	@Autowired
	private TenantDirectory tenants;

	@Test
	void workIsDoneInEachTenantsName() {
		Map<String, String> names = new HashMap<>();

		this.tenants.forEach((tenant) -> names.put(tenant, TenantContext.current().value()));

		assertThat(names).containsEntry("acme", "acme").containsEntry("globex", "globex");
	}

	@Test
	void failureOfOneTenantIsNotTheNextOnes() {
		Map<String, String> names = new HashMap<>();

		this.tenants.forEach((tenant) -> {
			names.put(tenant, tenant);
			throw new IllegalStateException("Not today");
		});

		assertThat(names).containsKeys("acme", "globex");
	}

	@Test
	void tenantThatTelemetryCouldNotNameIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.tenants.add("_system"));
	}

}
