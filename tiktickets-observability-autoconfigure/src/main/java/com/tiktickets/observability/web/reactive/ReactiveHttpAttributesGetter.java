package com.tiktickets.observability.web.reactive;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerAttributesGetter;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;

/** Shows an exchange to OpenTelemetry's extractor. Stateless. */
enum ReactiveHttpAttributesGetter
		implements HttpServerAttributesGetter<ServerWebExchange, ServerWebExchange>, TextMapGetter<ServerWebExchange> {

	/** The only one. */
	GETTER;

	@Override
	public Iterable<String> keys(ServerWebExchange exchange) {
		return exchange.getRequest().getHeaders().headerNames();
	}

	@Override
	public @Nullable String get(@Nullable ServerWebExchange exchange, String key) {
		return (exchange != null) ? exchange.getRequest().getHeaders().getFirst(key) : null;
	}

	@Override
	public String getHttpRequestMethod(ServerWebExchange exchange) {
		return exchange.getRequest().getMethod().name();
	}

	@Override
	public List<String> getHttpRequestHeader(ServerWebExchange exchange, String name) {
		return exchange.getRequest().getHeaders().getOrEmpty(name);
	}

	@Override
	public @Nullable Integer getHttpResponseStatusCode(ServerWebExchange exchange, ServerWebExchange response,
			@Nullable Throwable error) {
		HttpStatusCode status = response.getResponse().getStatusCode();
		return (status != null) ? status.value() : null;
	}

	@Override
	public List<String> getHttpResponseHeader(ServerWebExchange exchange, ServerWebExchange response, String name) {
		return response.getResponse().getHeaders().getOrEmpty(name);
	}

	@Override
	public @Nullable String getUrlScheme(ServerWebExchange exchange) {
		return exchange.getRequest().getURI().getScheme();
	}

	@Override
	public String getUrlPath(ServerWebExchange exchange) {
		return exchange.getRequest().getURI().getPath();
	}

	@Override
	public @Nullable String getUrlQuery(ServerWebExchange exchange) {
		return exchange.getRequest().getURI().getQuery();
	}

	@Override
	public @Nullable InetSocketAddress getNetworkPeerInetSocketAddress(ServerWebExchange exchange,
			@Nullable ServerWebExchange response) {
		return exchange.getRequest().getRemoteAddress();
	}

}
