package com.tiktickets.observability.export;

import io.opentelemetry.sdk.common.CompletableResultCode;

/** Results of exports. */
final class ResultCodes {

	private ResultCodes() {
	}

	/**
	 * Completes one result like another.
	 * @param done the other, completed
	 * @param result the one; what it has become already, it stays
	 */
	static void copy(CompletableResultCode done, CompletableResultCode result) {
		Throwable failure = done.getFailureThrowable();
		if (done.isSuccess()) {
			result.succeed();
		}
		else if (failure != null) {
			result.failExceptionally(failure);
		}
		else {
			result.fail();
		}
	}

}
