package com.tiktickets.observability.tenant;

/**
 * Ends what {@link TenantContext#makeCurrent} began: the tenant that was current before
 * is current again. Close it on the thread that opened it, in a try-with-resources
 * statement.
 */
@FunctionalInterface
public interface TenantScope extends AutoCloseable {

	@Override
	void close();

}
