package com.tiktickets.observability.web.servlet;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import org.jspecify.annotations.Nullable;

/**
 * The route of a request: the pattern of its handler, below the path of its servlet and
 * its application; else the mapping of its servlet. Patterns that match everything are
 * those of resources, and say nothing.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/">Semantic
 * conventions: http.route</a>
 */
final class ServletRoute {

	/** Of Spring MVC's {@code HandlerMapping}, which need not be on the class path. */
	private static final String BEST_MATCHING_PATTERN = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

	private static final String EVERYTHING = "/**";

	private ServletRoute() {
	}

	/** Returns the route of a request, if it has one. */
	static @Nullable String of(HttpServletRequest request) {
		HttpServletMapping mapping = request.getHttpServletMapping();
		MappingMatch match = (mapping != null) ? mapping.getMappingMatch() : null;
		if (request.getAttribute(BEST_MATCHING_PATTERN) instanceof String pattern && !pattern.equals(EVERYTHING)) {
			String servlet = (match == MappingMatch.PATH) ? request.getServletPath() : "";
			return join(request.getContextPath() + servlet, pattern);
		}
		return (match != null) ? of(request.getContextPath(), match, mapping.getPattern()) : null;
	}

	private static @Nullable String of(String application, MappingMatch match, String pattern) {
		return switch (match) {
			case CONTEXT_ROOT -> application + "/";
			case DEFAULT -> null;
			case EXACT, EXTENSION -> join(application, pattern);
			case PATH -> pattern.equals("/*") ? null : join(application, pattern);
		};
	}

	private static String join(String prefix, String pattern) {
		if (prefix.isEmpty() && pattern.startsWith("/")) {
			return pattern;
		}
		return prefix + ((pattern.isEmpty() || pattern.startsWith("/")) ? "" : "/") + pattern;
	}

}
