package com.tiktickets.observability.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TenantContextTests {

	private static final TenantId ACME = TenantId.of("acme");

	private static final TenantId GLOBEX = TenantId.of("globex");

	@Test
	void isSystemWhereNothingIsSet() {
		assertThat(TenantContext.current()).isEqualTo(TenantId.SYSTEM);
	}

	@Test
	void scopeEndsWithTheTenantThatWasBefore() {
		try (TenantScope outer = TenantContext.makeCurrent(ACME)) {
			try (TenantScope inner = TenantContext.makeCurrent(GLOBEX)) {
				assertThat(TenantContext.current()).isEqualTo(GLOBEX);
				assertThat(MDC.get("tenant_id")).isEqualTo("globex");
			}
			assertThat(TenantContext.current()).isEqualTo(ACME);
			assertThat(MDC.get("tenant_id")).isEqualTo("acme");
		}
		assertThat(TenantContext.current()).isEqualTo(TenantId.SYSTEM);
		assertThat(MDC.get("tenant_id")).isNull();
	}

	@Test
	void contextOfAnEnclosingScopeIsStale() {
		try (TenantScope outer = TenantContext.makeCurrent(ACME)) {
			Context stale = Context.current();
			try (TenantScope inner = TenantContext.makeCurrent(GLOBEX); Scope scope = stale.makeCurrent()) {
				assertThat(TenantContext.current()).isEqualTo(GLOBEX);
			}
		}
	}

	@Test
	void contextOfAnotherOperationCounts() {
		Context foreign;
		try (TenantScope other = TenantContext.makeCurrent(GLOBEX)) {
			foreign = Context.current();
		}
		try (TenantScope own = TenantContext.makeCurrent(ACME); Scope scope = foreign.makeCurrent()) {
			assertThat(TenantContext.current()).isEqualTo(GLOBEX);
		}
	}

	@Test
	void wrappedTaskRunsUnderTenantOfItsSubmission() {
		Runnable task;
		try (TenantScope scope = TenantContext.makeCurrent(GLOBEX)) {
			task = TenantContext.wrap(() -> assertThat(TenantContext.current()).isEqualTo(GLOBEX));
		}
		try (TenantScope scope = TenantContext.makeCurrent(ACME)) {
			task.run();
			assertThat(TenantContext.current()).isEqualTo(ACME);
		}
	}

	@Test
	void provisionalBindingIsResolvedOnce() {
		TenantBinding binding = TenantContext.provisional(TenantId.UNKNOWN);
		try (TenantScope scope = TenantContext.makeCurrent(binding)) {
			assertThat(TenantContext.current()).isEqualTo(TenantId.UNKNOWN);
			assertThat(TenantContext.resolve(binding, ACME)).isTrue();
			assertThat(TenantContext.resolve(binding, GLOBEX)).isFalse();
			assertThat(TenantContext.current()).isEqualTo(ACME);
			assertThat(MDC.get("tenant_id")).isEqualTo("acme");
		}
	}

}
