package com.tiktickets.observability.whatsapp;

import io.opentelemetry.api.trace.SpanContext;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sent messages that may still be acknowledged; the oldest give way to new ones.
 * Thread-safe.
 */
final class PendingMessages {

	private final Object lock = new Object();

	private final Map<Key, Sent> messages = new LinkedHashMap<>();

	private final int capacity;

	PendingMessages(int capacity) {
		this.capacity = capacity;
	}

	void add(String session, String message, SpanContext span, long sentNanos) {
		synchronized (this.lock) {
			this.messages.put(new Key(session, message), new Sent(span, sentNanos, EnumSet.noneOf(AckLevel.class)));
			Iterator<Key> oldest = this.messages.keySet().iterator();
			while (this.messages.size() > this.capacity && oldest.hasNext()) {
				oldest.next();
				oldest.remove();
			}
		}
	}

	@Nullable Sent find(String session, String message) {
		synchronized (this.lock) {
			return this.messages.get(new Key(session, message));
		}
	}

	/**
	 * Notes an acknowledgement.
	 * @return whether it is the first one of its level
	 */
	boolean acknowledge(String session, String message, AckLevel level) {
		synchronized (this.lock) {
			Key key = new Key(session, message);
			Sent sent = this.messages.get(key);
			if (sent == null) {
				return false;
			}
			if (level.isFinal()) {
				this.messages.remove(key);
			}
			return sent.levels().add(level);
		}
	}

	void forget(String session) {
		synchronized (this.lock) {
			this.messages.keySet().removeIf((key) -> key.session().equals(session));
		}
	}

	int size() {
		synchronized (this.lock) {
			return this.messages.size();
		}
	}

	/**
	 * A message on its way.
	 *
	 * @param span the span that sent it
	 * @param sentNanos when, by {@link System#nanoTime}
	 * @param levels what has been acknowledged
	 */
	record Sent(SpanContext span, long sentNanos, Set<AckLevel> levels) {

	}

	private record Key(String session, String message) {

	}

}
