package com.tiktickets.observability.web.reactive;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.web.HttpRequestKind;
import com.tiktickets.observability.web.HttpServerExchange;
import com.tiktickets.observability.web.HttpServerExchanges;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.instrumentation.api.instrumenter.Instrumenter;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerAttributesExtractor;
import io.opentelemetry.instrumentation.api.semconv.http.HttpSpanNameExtractor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Starts the spans of exchanges by OpenTelemetry's instrumenter, which keeps its own
 * filter from making a second one. Thread-safe.
 */
public final class ReactiveServerTelemetry {

	private static final String SCOPE = "com.tiktickets.observability";

	/** Of resources, and says nothing. */
	private static final String EVERYTHING = "/**";

	private static final ContextKey<HttpRequestKind> KIND = ContextKey.named("tiktickets-http-request-kind");

	private final Instrumenter<ServerWebExchange, ServerWebExchange> instrumenter;

	private final HttpServerExchanges exchanges;

	/**
	 * Creates the telemetry.
	 * @param openTelemetry makes spans and measurements
	 */
	public ReactiveServerTelemetry(OpenTelemetry openTelemetry) {
		this.exchanges = new HttpServerExchanges(openTelemetry.getMeter(SCOPE));
		this.instrumenter = Instrumenter
			.<ServerWebExchange, ServerWebExchange>builder(openTelemetry, SCOPE,
					HttpSpanNameExtractor.create(ReactiveHttpAttributesGetter.GETTER))
			.addAttributesExtractor(HttpServerAttributesExtractor.create(ReactiveHttpAttributesGetter.GETTER))
			.addContextCustomizer((context, exchange, attributes) -> context.with(KIND, kind(attributes)))
			.buildServerInstrumenter(ReactiveHttpAttributesGetter.GETTER);
	}

	boolean shouldStart(Context parent, ServerWebExchange exchange) {
		return this.instrumenter.shouldStart(parent, exchange);
	}

	HttpServerExchange start(Context parent, ServerWebExchange exchange) {
		long startNanos = System.nanoTime();
		Context context = this.instrumenter.start(parent, exchange);
		HttpRequestKind kind = Objects.requireNonNull(context.get(KIND), "the context customizer sets the kind");
		return this.exchanges.begin(kind, context, null, startNanos);
	}

	private HttpRequestKind kind(Attributes described) {
		String method = described.get(SemanticAttributes.HTTP_REQUEST_METHOD);
		String scheme = described.get(SemanticAttributes.URL_SCHEME);
		return this.exchanges.kindOf((method != null) ? method : HttpRequestKind.OTHER_METHOD,
				(scheme != null) ? scheme : "http", null);
	}

	static @Nullable String routeOf(ServerWebExchange exchange) {
		Object best = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		if (best == null || best.toString().equals(EVERYTHING)) {
			return null;
		}
		String pattern = best.toString();
		String application = exchange.getRequest().getPath().contextPath().value();
		return application + ((pattern.isEmpty() || pattern.startsWith("/")) ? pattern : "/" + pattern);
	}

}
