package com.tiktickets.observability.tenant;

import io.opentelemetry.context.Scope;

/**
 * Ends what {@link TenantContext#makeCurrent} began: the tenant that was current before
 * is current again. Close it on the thread that opened it, in a try-with-resources
 * statement.
 */
@FunctionalInterface
public interface TenantScope extends Scope {

	@Override
	void close();

}
