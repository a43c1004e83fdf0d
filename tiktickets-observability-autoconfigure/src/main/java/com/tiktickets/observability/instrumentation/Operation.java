package com.tiktickets.observability.instrumentation;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import io.opentelemetry.instrumentation.api.instrumenter.Instrumenter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An operation that has started. It is current only inside of {@link #makeCurrent}, and
 * ends once, on any thread. Thread-safe.
 *
 * @param <R> the request
 */
public final class Operation<R> {

	private static final Logger logger = LoggerFactory.getLogger(Operation.class);

	private final @Nullable Instrumenter<R, Throwable> instrumenter;

	private final R request;

	private final @Nullable TenantBinding tenant;

	private final Context context;

	private volatile @Nullable Throwable failure;

	private Operation(Instrumenter<R, Throwable> instrumenter, ContextKey<Operation<R>> key, Context parent,
			@Nullable TenantBinding tenant, R request) {
		this.request = request;
		this.tenant = tenant;
		Context own = (tenant != null) ? TenantContext.storeIn(parent, tenant) : parent;
		Context started = start(instrumenter, own, request);
		this.instrumenter = (started != null) ? instrumenter : null;
		this.context = ((started != null) ? started : own).with(key, this);
	}

	static <R> Operation<R> start(Instrumenter<R, Throwable> instrumenter, ContextKey<Operation<R>> key, Context parent,
			@Nullable TenantBinding tenant, R request) {
		return new Operation<>(instrumenter, key, parent, tenant, request);
	}

	private static <R> @Nullable Context start(Instrumenter<R, Throwable> instrumenter, Context parent, R request) {
		try {
			return instrumenter.start(parent, request);
		}
		catch (RuntimeException ex) {
			logger.debug("An operation could not be traced", ex);
			return null;
		}
	}

	/**
	 * Returns the request.
	 * @return the request
	 */
	public R request() {
		return this.request;
	}

	/**
	 * Returns the span.
	 * @return the span, an invalid one if the operation could not be traced
	 */
	public Span span() {
		return (this.instrumenter != null) ? Span.fromContext(this.context) : Span.getInvalid();
	}

	/**
	 * Runs what follows in the span and under the tenant of the operation.
	 * @return the scope, to be closed on this thread
	 */
	@SuppressWarnings("MustBeClosedChecker") // the caller closes it
	public Scope makeCurrent() {
		return (this.tenant != null) ? TenantContext.makeCurrent(this.context, this.tenant)
				: this.context.makeCurrent();
	}

	/**
	 * Runs the work of the operation on this thread, and ends the operation.
	 * @param work the work
	 */
	public void run(Runnable work) {
		call(() -> {
			work.run();
			return null;
		});
	}

	/**
	 * Runs the work of the operation on this thread, and ends the operation.
	 * @param body the work
	 * @param <X> what the work throws
	 * @return the result of the work
	 * @throws X if the work fails
	 */
	public <X extends Throwable> @Nullable Object call(OperationBody<X> body) throws X {
		try (Scope scope = makeCurrent()) {
			return body.proceed();
		}
		catch (Throwable exception) {
			failed(exception);
			throw exception;
		}
		finally {
			end();
		}
	}

	/**
	 * Notes that the operation has failed.
	 * @param exception why; of it only the class is emitted
	 */
	public void failed(Throwable exception) {
		this.failure = exception;
	}

	/** Ends the operation. To be called once. */
	public void end() {
		if (this.instrumenter != null) {
			try {
				this.instrumenter.end(this.context, this.request, this.failure, null);
			}
			catch (RuntimeException ex) {
				logger.debug("An operation could not be measured", ex);
				span().end();
			}
		}
	}

}
