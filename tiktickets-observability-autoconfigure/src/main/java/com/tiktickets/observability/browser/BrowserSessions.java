package com.tiktickets.observability.browser;

import com.tiktickets.observability.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which browser belongs to which WhatsApp session. An adapter registers something that
 * only this browser's command line has, as a rule its user-data directory, before it
 * starts the browser, and takes it back before it ends it: a browser that ends in between
 * has crashed. Thread-safe.
 */
public final class BrowserSessions {

	private final Map<String, Session> byMarker = new ConcurrentHashMap<>();

	private final UnaryOperator<String> redaction;

	/**
	 * Creates an empty registry.
	 * @param redaction removes phone numbers and JIDs from the id of a session
	 */
	public BrowserSessions(UnaryOperator<String> redaction) {
		this.redaction = redaction;
	}

	/**
	 * Says which browser a session has.
	 * @param sessionId the id that the adapter gave to the WhatsApp session
	 * @param tenant whose session it is
	 * @param marker an argument of the browser's command line, whole or what follows its
	 * equals sign, such as the path of its user-data directory
	 */
	public void register(String sessionId, TenantId tenant, String marker) {
		this.byMarker.put(marker, new Session(this.redaction.apply(sessionId), tenant));
	}

	/**
	 * Says that the browser is about to end.
	 * @param marker what it was registered by
	 */
	public void unregister(String marker) {
		this.byMarker.remove(marker);
	}

	@Nullable Session find(List<String> arguments) {
		for (String argument : arguments) {
			Session session = this.byMarker.get(argument);
			if (session == null) {
				session = this.byMarker.get(argument.substring(argument.indexOf('=') + 1));
			}
			if (session != null) {
				return session;
			}
		}
		return null;
	}

	boolean contains(@Nullable Session session) {
		return session != null && this.byMarker.containsValue(session);
	}

	/**
	 * A session that has a browser.
	 *
	 * @param id as it is emitted
	 * @param tenant whose it is
	 */
	record Session(String id, TenantId tenant) {

	}

}
