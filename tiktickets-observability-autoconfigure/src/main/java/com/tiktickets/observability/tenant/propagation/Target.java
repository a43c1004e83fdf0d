package com.tiktickets.observability.tenant.propagation;

/** Who receives a carrier. */
public enum Target {

	/** A service of ours, by an allow-list: it is told the tenant. */
	OWN,

	/** Anybody else: it is told the trace context and nothing more. */
	THIRD_PARTY

}
