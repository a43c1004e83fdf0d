package com.tiktickets.observability.tenant;

import com.tiktickets.observability.semconv.MdcKeys;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Writes the tenant of a thread into its diagnostic context. */
final class TenantMdc {

	private TenantMdc() {
	}

	static void write(@Nullable TenantBinding binding) {
		if (binding != null) {
			MDC.put(MdcKeys.TENANT_ID, binding.tenant().value());
		}
		else {
			MDC.remove(MdcKeys.TENANT_ID);
		}
	}

}
