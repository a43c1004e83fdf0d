package com.tiktickets.observability.messaging;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantScope;
import io.micrometer.observation.Observation;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The tenant scopes of one observation. A scope is closed on the thread that opened it,
 * and scopes nest per thread.
 */
final class MessageScope {

	private final TenantBinding tenant;

	private final ThreadLocal<Deque<TenantScope>> open = ThreadLocal.withInitial(ArrayDeque::new);

	MessageScope(TenantBinding tenant) {
		this.tenant = tenant;
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
		this.open.get().push(TenantContext.makeCurrent(this.tenant));
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
