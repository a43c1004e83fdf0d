package com.tiktickets.observability.messaging;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantScope;
import io.micrometer.observation.Observation;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;

/**
 * The tenant scopes of one observation. A scope is closed on the thread that opened it,
 * and scopes nest per thread.
 */
final class MessageScope {

	private final TenantBinding tenant;

	private final UnaryOperator<Context> detail;

	private final ThreadLocal<Deque<TenantScope>> open = ThreadLocal.withInitial(ArrayDeque::new);

	MessageScope(TenantBinding tenant, UnaryOperator<Context> detail) {
		this.tenant = tenant;
		this.detail = detail;
	}

	static void openIn(Observation.Context context) {
		MessageScope scope = context.get(MessageScope.class);
		if (scope != null) {
			scope.open();
		}
	}

	static void closeIn(Observation.Context context) {
		MessageScope scope = context.get(MessageScope.class);
		if (scope != null) {
			scope.close();
		}
	}

	@SuppressWarnings("MustBeClosedChecker") // closed by close
	void open() {
		Scope received = this.detail.apply(Context.current()).makeCurrent();
		TenantScope scope = TenantContext.makeCurrent(this.tenant);
		this.open.get().push(() -> {
			scope.close();
			received.close();
		});
	}

	private void close() {
		Deque<TenantScope> scopes = this.open.get();
		TenantScope scope = scopes.poll();
		if (scope != null) {
			scope.close();
		}
		if (scopes.isEmpty()) {
			this.open.remove();
		}
	}

}
