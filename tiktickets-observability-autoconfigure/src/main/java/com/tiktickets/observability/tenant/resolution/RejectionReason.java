package com.tiktickets.observability.tenant.resolution;

import java.util.Locale;

/** Why a tenant was rejected. */
public enum RejectionReason {

	/** The id is not valid. */
	INVALID,

	/** A stronger source names another tenant. */
	MISMATCH,

	/** The source may not name a tenant. */
	UNTRUSTED,

	/** The id is valid, and the application knows no such tenant. */
	UNKNOWN,

	/** The application's verifier threw. */
	VERIFIER_ERROR,

	/** A resolver threw. */
	RESOLVER_ERROR;

	private final String word = name().toLowerCase(Locale.ROOT);

	/**
	 * Returns the word that is emitted.
	 * @return the word, in lower case
	 */
	public String word() {
		return this.word;
	}

}
