package com.tiktickets.observability.tenant;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Carries the tenant wherever Micrometer's context propagation carries thread-locals:
 * Spring's task decorators, Reactor. Found through {@link java.util.ServiceLoader}.
 */
public final class TenantThreadLocalAccessor implements ThreadLocalAccessor<TenantBinding> {

	/** Key of the binding in a Reactor context. */
	public static final String KEY = "tiktickets.tenant";

	@Override
	public Object key() {
		return KEY;
	}

	@Override
	public @Nullable TenantBinding getValue() {
		return TenantContext.binding();
	}

	@Override
	public void setValue(TenantBinding value) {
		TenantContext.attach(value);
	}

	@Override
	public void setValue() {
		TenantContext.attach(null);
	}

}
