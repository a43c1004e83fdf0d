package com.tiktickets.observability.tenant.resolution;

import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the resolvers said of one request: the tenant that counts, and what was rejected.
 * Written by one thread, read by any after that.
 */
public final class ResolvedTenant {

	private final TenantVerification verification;

	private final List<Rejection> rejections = new ArrayList<>(0);

	private @Nullable TenantId tenant;

	private String source = "";

	private boolean refused;

	ResolvedTenant(TenantVerification verification) {
		this.verification = verification;
	}

	/**
	 * Returns the tenant.
	 * @return the tenant, {@link TenantId#UNKNOWN} if the named one does not exist, or
	 * {@code null} if nobody named a valid one
	 */
	public @Nullable TenantId tenant() {
		return this.tenant;
	}

	String source() {
		return this.source;
	}

	List<Rejection> rejections() {
		return this.rejections;
	}

	/**
	 * The first valid tenant counts. Where the authentication names one that is not
	 * valid, nothing that a request merely says takes its place.
	 */
	void consider(TenantCandidate candidate) {
		TenantId named = TenantId.parse(candidate.value());
		if (!candidate.trusted()) {
			distrust(named, candidate);
		}
		else if (named == null) {
			reject(RejectionReason.INVALID, candidate);
			this.refused |= this.tenant == null && candidate.source().equals(TenantCandidate.PRINCIPAL);
		}
		else if (this.tenant == null && !this.refused) {
			accept(named, candidate);
		}
		else if (!named.equals(this.tenant)) {
			reject(RejectionReason.MISMATCH, candidate);
		}
	}

	/**
	 * What does not exist stands for the request, so that nothing weaker takes its place.
	 */
	private void accept(TenantId named, TenantCandidate candidate) {
		RejectionReason refusal = this.verification.refusal(named);
		this.tenant = (refusal != null) ? TenantId.UNKNOWN : named;
		this.source = candidate.source();
		if (refusal != null) {
			reject(refusal, candidate);
		}
	}

	/** Who repeats what the authentication says has claimed nothing. */
	private void distrust(@Nullable TenantId named, TenantCandidate candidate) {
		if (named == null || !named.equals(this.tenant)) {
			reject(RejectionReason.UNTRUSTED, candidate);
		}
	}

	void failed() {
		this.rejections.add(new Rejection(RejectionReason.RESOLVER_ERROR, null));
	}

	void fallBackTo(@Nullable TenantId fixed) {
		if (this.tenant == null) {
			this.tenant = fixed;
			this.source = TenantCandidate.FIXED;
		}
	}

	private void reject(RejectionReason reason, TenantCandidate candidate) {
		this.rejections.add(new Rejection(reason, candidate.source()));
	}

	/**
	 * What is counted, and not obeyed.
	 *
	 * @param reason why
	 * @param source who named the tenant, {@code null} if that is not known
	 */
	record Rejection(RejectionReason reason, @Nullable String source) {

	}

}
