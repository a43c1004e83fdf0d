package com.tiktickets.observability.instrumentation;

import org.jspecify.annotations.Nullable;

/**
 * The work of an operation.
 *
 * @param <X> what it throws
 */
@FunctionalInterface
public interface OperationBody<X extends Throwable> {

	/**
	 * Does the work, while the operation is current.
	 * @return the result
	 * @throws X if the work fails
	 */
	@Nullable Object proceed() throws X;

}
