package com.tiktickets.observability.redis;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import io.opentelemetry.context.Context;

/** Keeps the tenant of a thread where another thread finds it. */
final class CallerTenant {

	private CallerTenant() {
	}

	static Context keptIn(Context context) {
		TenantBinding binding = TenantContext.bindingOf(context);
		return (binding != null) ? TenantContext.storeIn(context, binding) : context;
	}

}
