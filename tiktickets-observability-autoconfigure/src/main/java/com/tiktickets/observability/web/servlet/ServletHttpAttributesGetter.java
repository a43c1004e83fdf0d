package com.tiktickets.observability.web.servlet;

import io.opentelemetry.instrumentation.api.semconv.http.HttpServerAttributesGetter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows a servlet request to OpenTelemetry's extractor. */
final class ServletHttpAttributesGetter implements HttpServerAttributesGetter<HttpServletRequest, HttpServletResponse> {

	@Override
	public String getHttpRequestMethod(HttpServletRequest request) {
		return request.getMethod();
	}

	@Override
	public List<String> getHttpRequestHeader(HttpServletRequest request, String name) {
		return Collections.list(request.getHeaders(name));
	}

	@Override
	public Integer getHttpResponseStatusCode(HttpServletRequest request, HttpServletResponse response,
			@Nullable Throwable error) {
		return response.getStatus();
	}

	@Override
	public List<String> getHttpResponseHeader(HttpServletRequest request, HttpServletResponse response, String name) {
		return List.copyOf(response.getHeaders(name));
	}

	@Override
	public String getUrlScheme(HttpServletRequest request) {
		return request.getScheme();
	}

	@Override
	public String getUrlPath(HttpServletRequest request) {
		return request.getRequestURI();
	}

	@Override
	public @Nullable String getUrlQuery(HttpServletRequest request) {
		return request.getQueryString();
	}

	@Override
	public @Nullable String getNetworkPeerAddress(HttpServletRequest request, @Nullable HttpServletResponse response) {
		return request.getRemoteAddr();
	}

	@Override
	public Integer getNetworkPeerPort(HttpServletRequest request, @Nullable HttpServletResponse response) {
		return request.getRemotePort();
	}

}
