package com.tiktickets.observability.web.servlet;

import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Reads the trace context from the headers of a request. */
public enum ServletHeaders implements TextMapGetter<HttpServletRequest> {

	/** The only one. */
	GETTER;

	@Override
	public Iterable<String> keys(HttpServletRequest request) {
		return Collections.list(request.getHeaderNames());
	}

	@Override
	public @Nullable String get(@Nullable HttpServletRequest request, String key) {
		return (request != null) ? request.getHeader(key) : null;
	}

	@Override
	public Iterator<String> getAll(@Nullable HttpServletRequest request, String key) {
		return (request != null) ? request.getHeaders(key).asIterator() : Collections.emptyIterator();
	}

}
