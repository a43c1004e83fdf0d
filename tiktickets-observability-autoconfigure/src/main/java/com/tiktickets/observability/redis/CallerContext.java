package com.tiktickets.observability.redis;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import io.lettuce.core.tracing.TraceContext;
import io.opentelemetry.context.Context;

/**
 * The context of the caller of a command. Other threads write the command and read the
 * answer.
 *
 * @param context trace and tenant
 */
record CallerContext(Context context) implements TraceContext {

	static CallerContext current() {
		Context current = Context.current();
		TenantBinding tenant = TenantContext.bindingOf(current);
		return new CallerContext((tenant != null) ? TenantContext.storeIn(current, tenant) : current);
	}

}
