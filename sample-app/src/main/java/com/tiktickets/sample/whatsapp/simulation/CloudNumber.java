package com.tiktickets.sample.whatsapp.simulation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the server knows of one number. Thread-safe. */
final class CloudNumber {

	private volatile @Nullable String token;

	private volatile Misbehaviour misbehaviour = Misbehaviour.NONE;

	String issueToken() {
		String issued = UUID.randomUUID().toString();
		this.token = issued;
		return issued;
	}

	boolean accepts(@Nullable String authorization) {
		String issued = this.token;
		return issued != null && ("Bearer " + issued).equals(authorization);
	}

	Misbehaviour misbehaviour() {
		return this.misbehaviour;
	}

	void misbehave(Misbehaviour how) {
		this.misbehaviour = how;
		if (how == Misbehaviour.DISCONNECT) {
			this.token = null;
		}
	}

}
