package com.tiktickets.observability.tenant.resolution;

import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantVerifier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the application's {@link TenantVerifier} whether a tenant exists. A verifier that
 * throws fails no request: its tenant is refused, because an id that nobody has confirmed
 * may belong to a competitor. Thread-safe.
 */
public final class TenantVerification {

	private static final Logger logger = LoggerFactory.getLogger(TenantVerification.class);

	private static final TenantVerification NONE = new TenantVerification(() -> (tenant) -> true);

	private final Supplier<TenantVerifier> verifier;

	private final AtomicBoolean hasFailed = new AtomicBoolean();

	/**
	 * Creates the verification.
	 * @param verifier supplies the verifier, for each tenant; the first call may come
	 * with the first request
	 */
	public TenantVerification(Supplier<TenantVerifier> verifier) {
		this.verifier = verifier;
	}

	/**
	 * Returns a verification that believes every tenant.
	 * @return the verification
	 */
	public static TenantVerification none() {
		return NONE;
	}

	/**
	 * Says why a tenant is refused.
	 * @param tenant the tenant; a reserved one is never refused
	 * @return {@link RejectionReason#UNKNOWN}, {@link RejectionReason#VERIFIER_ERROR}, or
	 * {@code null} if the tenant exists
	 */
	public @Nullable RejectionReason refusal(TenantId tenant) {
		if (tenant.isReserved()) {
			return null;
		}
		try {
			return this.verifier.get().exists(tenant) ? null : RejectionReason.UNKNOWN;
		}
		catch (Exception | LinkageError | AssertionError | StackOverflowError ex) {
			if (this.hasFailed.compareAndSet(false, true)) {
				logger.warn("The tenant verifier failed; its tenants are not believed. "
						+ "Further failures are only counted", ex);
			}
			return RejectionReason.VERIFIER_ERROR;
		}
	}

}
