package com.tiktickets.observability.web.servlet;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of requests seen so far: a handful, so that looking through them beats a hash
 * of their parts. Thread-safe.
 */
final class HttpRequestKinds {

	/** A proxy may say any scheme; what is beyond is made each time. */
	private static final int MOST = 64;

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
		if (this.known.size() < MOST) {
			this.known.add(made);
		}
		return made;
	}

}
