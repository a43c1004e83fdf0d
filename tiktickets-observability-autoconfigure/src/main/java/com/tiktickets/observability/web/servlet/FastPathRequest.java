package com.tiktickets.observability.web.servlet;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.web.HttpRequestKind;
import io.opentelemetry.api.trace.SpanBuilder;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request whose span attributes need no parsing: it did not pass a proxy, and its
 * method, host and query are of the usual form. This class exists for speed; ADR-002 has
 * the measurements. {@code HttpServerAttributesExtractor} describes all other requests
 * with the same result.
 */
final class FastPathRequest {

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	private static final List<String> PROXY_HEADERS = List.of("forwarded", "x-forwarded-for", "x-forwarded-proto",
			"x-forwarded-host");

	/** Parts of the names of parameters whose values OpenTelemetry redacts. */
	private static final List<String> SENSITIVE = List.of("ignature", "sig", "AWSAccessKeyId");

	private static final int LONGEST_PORT = 5;

	private final HttpServletRequest http;

	private final String host;

	private final int port;

	private FastPathRequest(HttpServletRequest http, String host, int port) {
		this.http = http;
		this.host = host;
		this.port = port;
	}

	/** Returns the request, or {@code null} if it needs parsing. */
	static @Nullable FastPathRequest of(HttpServletRequest http) {
		String host = http.getHeader("host");
		if (host == null || host.isEmpty() || !METHODS.contains(http.getMethod()) || isBehindProxy(http)
				|| hasSensitiveQuery(http)) {
			return null;
		}
		int colon = host.indexOf(':');
		if (colon < 0) {
			return isName(host) ? new FastPathRequest(http, host, 0) : null;
		}
		String name = host.substring(0, colon);
		int port = portIn(host, colon + 1);
		return (port > 0 && isName(name)) ? new FastPathRequest(http, name, port) : null;
	}

	private static boolean isBehindProxy(HttpServletRequest http) {
		for (String header : PROXY_HEADERS) {
			if (http.getHeader(header) != null) {
				return true;
			}
		}
		return false;
	}

	private static boolean hasSensitiveQuery(HttpServletRequest http) {
		String query = http.getQueryString();
		if (query != null) {
			for (String part : SENSITIVE) {
				if (query.contains(part)) {
					return true;
				}
			}
		}
		return false;
	}

	private static boolean isName(String host) {
		for (int i = 0; i < host.length(); i++) {
			char c = host.charAt(i);
			if (!Character.isLetterOrDigit(c) && c != '.' && c != '-') {
				return false;
			}
		}
		return !host.isEmpty();
	}

	private static int portIn(String host, int start) {
		int port = 0;
		for (int i = start; i < host.length(); i++) {
			int digit = host.charAt(i) - '0';
			if (digit < 0 || digit > 9 || i - start >= LONGEST_PORT) {
				return 0;
			}
			port = port * 10 + digit;
		}
		return port;
	}

	void describe(SpanBuilder span, HttpRequestKind kind) {
		span.setAttribute(SemanticAttributes.HTTP_REQUEST_METHOD, kind.method());
		span.setAttribute(SemanticAttributes.URL_SCHEME, kind.scheme());
		span.setAttribute(SemanticAttributes.URL_PATH, this.http.getRequestURI());
		String query = this.http.getQueryString();
		if (query != null) {
			span.setAttribute(SemanticAttributes.URL_QUERY, query);
		}
		span.setAttribute(SemanticAttributes.SERVER_ADDRESS, this.host);
		if (this.port > 0) {
			span.setAttribute(SemanticAttributes.SERVER_PORT, this.port);
		}
		String client = this.http.getRemoteAddr();
		if (client != null) {
			span.setAttribute(SemanticAttributes.CLIENT_ADDRESS, client);
		}
		String agent = this.http.getHeader("user-agent");
		if (agent != null) {
			span.setAttribute(SemanticAttributes.USER_AGENT_ORIGINAL, agent);
		}
	}

}
