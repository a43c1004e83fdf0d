package com.tiktickets.sample.whatsapp;

import com.tiktickets.observability.whatsapp.SessionState;
import com.tiktickets.sample.whatsapp.simulation.Misbehaviour;
import java.util.concurrent.CompletableFuture;

/**
 * A session of one tenant, whatever drives it. Thread-safe.
 */
interface TenantSession extends AutoCloseable {

	/**
	 * Returns its name, which no other session has.
	 */
	String id();

	String tenant();

	String engine();

	SessionState state();

	/** Begins to connect; a session that is connected stays so. */
	void connect();

	/**
	 * Sends a text.
	 * @return the engine's id when the phone has the message
	 */
	CompletableFuture<String> send(String number, String text);

	/** Asks the engine something that only a session that works can answer. */
	void probe();

	/**
	 * Lets the simulated engine misbehave.
	 * @throws UnsupportedOperationException if an engine of this style cannot
	 */
	void misbehave(Misbehaviour how);

	/** Lets a simulated customer write. */
	void customerWrites(String number, String text);

	@Override
	void close();

}
