package com.tiktickets.observability.tenant.propagation;

/** Who sent a carrier. */
public enum Peer {

	/** A service of ours: its baggage is read. */
	TRUSTED,

	/** Anybody else: its baggage is not read. */
	STRANGER

}
