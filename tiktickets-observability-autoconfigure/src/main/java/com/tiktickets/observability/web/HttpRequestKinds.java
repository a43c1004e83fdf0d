package com.tiktickets.observability.web;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of requests seen so far: a handful, so that looking through them beats a hash
 * of their parts. Thread-safe.
 */
final class HttpRequestKinds {

	/** Every method of a standard in every version of the protocol. */
	private static final int MOST = 128;

	/** A request may claim any; others would take the place of those that come. */
	private static final Set<String> SCHEMES = Set.of("http", "https");

	private final List<HttpRequestKind> known = new CopyOnWriteArrayList<>();

	/**
	 * Returns the kind of a request.
	 * @param method the method, {@code _OTHER} for one that no standard knows
	 * @param scheme the scheme that the client used
	 * @param protocol the protocol as the container names it
	 */
	HttpRequestKind of(String method, String scheme, @Nullable String protocol) {
		for (int i = 0; i < this.known.size(); i++) {
			HttpRequestKind kind = this.known.get(i);
			if (kind.isOf(method, scheme, protocol)) {
				return kind;
			}
		}
		return make(method, scheme, protocol);
	}

	private HttpRequestKind make(String method, String scheme, @Nullable String protocol) {
		HttpRequestKind made = new HttpRequestKind(method, scheme, protocol);
		if (SCHEMES.contains(scheme) && this.known.size() < MOST) {
			this.known.add(made);
		}
		return made;
	}

}
