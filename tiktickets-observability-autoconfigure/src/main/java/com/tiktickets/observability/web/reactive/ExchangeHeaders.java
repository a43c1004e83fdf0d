package com.tiktickets.observability.web.reactive;

import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;

/** Reads the headers of exchanges. Stateless. */
public enum ExchangeHeaders implements TextMapGetter<AuthenticatedExchange> {

	/** The only one. */
	GETTER;

	@Override
	public Iterable<String> keys(AuthenticatedExchange carrier) {
		return carrier.exchange().getRequest().getHeaders().headerNames();
	}

	@Override
	public @Nullable String get(@Nullable AuthenticatedExchange carrier, String key) {
		return (carrier != null) ? carrier.exchange().getRequest().getHeaders().getFirst(key) : null;
	}

}
