package com.tiktickets.observability.tenant;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The tenant of what the current thread is doing. Processors read it for every span, log
 * record and measurement; the diagnostic context mirrors it as {@code tenant_id}.
 * <p>
 * It is held twice. The thread's own binding survives Micrometer's observation scopes,
 * which rebuild the OpenTelemetry {@link Context} from an older one. The copy in the
 * context serves work that moves between threads with nothing but the context, such as
 * the end of an asynchronous request. Where the two differ, the context's copy is either
 * one that the thread's binding is nested in, and stale, or it belongs to another
 * operation that this thread runs just now, and counts.
 *
 * <pre class="code">
 * try (TenantScope scope = TenantContext.makeCurrent(TenantId.of("acme"))) {
 *     importTickets();
 * }
 * </pre>
 */
public final class TenantContext {

	private static final ContextKey<TenantBinding> KEY = ContextKey.named("tiktickets-tenant");

	private static final ThreadLocal<@Nullable TenantBinding> CURRENT = new ThreadLocal<>();

	private TenantContext() {
	}

	/**
	 * Returns the tenant of the current operation.
	 * @return the tenant, {@link TenantId#SYSTEM} where none is set
	 */
	public static TenantId current() {
		return tenantOf(Context.current());
	}

	/**
	 * Returns a binding whose tenant is known.
	 * @param tenant the tenant
	 * @return the binding
	 */
	public static TenantBinding bind(TenantId tenant) {
		return new TenantBinding(binding(), tenant, true);
	}

	/**
	 * Returns a binding whose tenant may become known.
	 * @param tenant what is emitted until then
	 * @return the binding
	 */
	public static TenantBinding provisional(TenantId tenant) {
		return new TenantBinding(binding(), tenant, false);
	}

	/**
	 * Resolves the tenant of a provisional binding. Only the first call has an effect.
	 * @param binding the binding
	 * @param tenant the tenant
	 * @return whether this call settled it
	 */
	public static boolean resolve(TenantBinding binding, TenantId tenant) {
		boolean first = binding.resolve(tenant);
		if (first && binding() == binding) {
			TenantMdc.write(binding);
		}
		return first;
	}

	/**
	 * Runs what follows under a tenant, until the scope is closed.
	 * @param tenant the tenant
	 * @return the scope, to be closed on this thread
	 */
	public static TenantScope makeCurrent(TenantId tenant) {
		return makeCurrent(bind(tenant));
	}

	/**
	 * Runs what follows under a binding, for instrumentations whose tenant becomes known
	 * later.
	 * @param binding the binding
	 * @return the scope, to be closed on this thread
	 */
	@SuppressWarnings("MustBeClosedChecker") // the returned scope closes it
	public static TenantScope makeCurrent(TenantBinding binding) {
		return makeCurrent(storeIn(Context.current(), binding), binding);
	}

	/**
	 * Runs what follows in a context that carries a binding already, for instrumentations
	 * that make a span as well.
	 * @param context what {@link #storeIn} returned, or a context made from it
	 * @param binding the binding
	 * @return the scope, to be closed on this thread
	 */
	@SuppressWarnings("MustBeClosedChecker") // the returned scope closes it
	public static TenantScope makeCurrent(Context context, TenantBinding binding) {
		TenantBinding previous = attach(binding);
		Scope scope = context.makeCurrent();
		return () -> {
			scope.close();
			attach(previous);
		};
	}

	/**
	 * Returns the tenant of what happens in this context.
	 * @param context the context handed to the instrumentation
	 * @return the tenant, {@link TenantId#SYSTEM} where none is set
	 */
	public static TenantId tenantOf(Context context) {
		TenantBinding binding = bindingOf(context);
		return (binding != null) ? binding.tenant() : TenantId.SYSTEM;
	}

	/**
	 * Returns the binding of what happens in this context.
	 * @param context the context handed to the instrumentation
	 * @return the binding, or {@code null} where none is set
	 */
	public static @Nullable TenantBinding bindingOf(Context context) {
		TenantBinding onThread = CURRENT.get();
		TenantBinding inContext = context.get(KEY);
		if (onThread == null) {
			return inContext;
		}
		if (inContext == null || inContext == onThread || onThread.isInside(inContext)) {
			return onThread;
		}
		return inContext;
	}

	/**
	 * Returns a context that carries a binding.
	 * @param context the context to start from
	 * @param binding the binding
	 * @return the context
	 */
	public static Context storeIn(Context context, TenantBinding binding) {
		return context.with(KEY, binding);
	}

	/**
	 * Returns a task that runs under the tenant and trace of now, for executors that are
	 * not Spring beans.
	 * @param task the task
	 * @return the wrapped task
	 */
	public static Runnable wrap(Runnable task) {
		TenantBinding binding = bindingOf(Context.current());
		Runnable inContext = Context.current().wrap(task);
		return () -> {
			TenantBinding previous = attach(binding);
			try {
				inContext.run();
			}
			finally {
				attach(previous);
			}
		};
	}

	static @Nullable TenantBinding binding() {
		return CURRENT.get();
	}

	static @Nullable TenantBinding attach(@Nullable TenantBinding binding) {
		TenantBinding previous = CURRENT.get();
		if (previous != binding) {
			if (binding != null) {
				CURRENT.set(binding);
			}
			else {
				CURRENT.remove();
			}
			TenantMdc.write(binding);
		}
		return previous;
	}

}
