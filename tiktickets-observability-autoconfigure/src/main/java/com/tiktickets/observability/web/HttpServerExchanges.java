package com.tiktickets.observability.web;

import com.tiktickets.observability.tenant.TenantBinding;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** Measures requests, whatever server takes them. Thread-safe. */
public final class HttpServerExchanges {

	private final HttpServerDuration duration;

	private final HttpRequestKinds kinds = new HttpRequestKinds();

	/**
	 * Creates the exchanges.
	 * @param meter makes the histogram of their durations
	 */
	public HttpServerExchanges(Meter meter) {
		this.duration = new HttpServerDuration(meter);
	}

	/**
	 * Returns the kind of a request.
	 * @param method the method, {@link HttpRequestKind#OTHER_METHOD} for one that no
	 * standard knows
	 * @param scheme the scheme that the client used
	 * @param protocol the protocol as the server names it
	 * @return the kind
	 */
	public HttpRequestKind kindOf(String method, String scheme, @Nullable String protocol) {
		return this.kinds.of(method, scheme, protocol);
	}

	/**
	 * Begins an exchange.
	 * @param kind the kind of the request
	 * @param context that has the span of the request
	 * @param tenant the tenant to bind where the span is made current, if there is one
	 * @param startNanos when the request came, as {@link System#nanoTime()} says it
	 * @return the exchange
	 */
	public HttpServerExchange begin(HttpRequestKind kind, Context context, @Nullable TenantBinding tenant,
			long startNanos) {
		return new HttpServerExchange(this.duration, kind, context, tenant, startNanos);
	}

}
