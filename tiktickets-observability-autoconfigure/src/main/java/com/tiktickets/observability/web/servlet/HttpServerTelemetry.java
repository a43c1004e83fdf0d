package com.tiktickets.observability.web.servlet;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.web.HttpRequestKind;
import com.tiktickets.observability.web.HttpServerExchange;
import com.tiktickets.observability.web.HttpServerExchanges;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.instrumentation.api.instrumenter.AttributesExtractor;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerAttributesExtractor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Starts the spans of requests, on the SDK itself. A request that needs more thought than
 * reading it off (a proxy's headers, a query that may have to be redacted, a method that
 * no standard knows) is described by OpenTelemetry's own extractor. Thread-safe.
 */
public final class HttpServerTelemetry {

	private static final String SCOPE = "com.tiktickets.observability";

	private final Tracer tracer;

	private final TextMapPropagator propagator;

	private final HttpServerExchanges exchanges;

	private final @Nullable TenantId provisional;

	private final AttributesExtractor<HttpServletRequest, HttpServletResponse> extractor = HttpServerAttributesExtractor
		.create(new ServletHttpAttributesGetter());

	/**
	 * Creates the telemetry.
	 * @param openTelemetry makes spans and measurements
	 * @param provisional the tenant until it is settled, {@code null} for requests that
	 * have none
	 */
	public HttpServerTelemetry(OpenTelemetry openTelemetry, @Nullable TenantId provisional) {
		this.tracer = openTelemetry.getTracer(SCOPE);
		this.propagator = openTelemetry.getPropagators().getTextMapPropagator();
		this.exchanges = new HttpServerExchanges(openTelemetry.getMeter(SCOPE));
		this.provisional = provisional;
	}

	HttpServerExchange start(HttpServletRequest http) {
		long startNanos = System.nanoTime();
		TenantBinding tenant = (this.provisional != null) ? TenantFilter.bind(http, this.provisional) : null;
		Context parent = parent(http, tenant);
		FastPathRequest fastPath = FastPathRequest.of(http);
		AttributesBuilder described = (fastPath == null) ? Attributes.builder() : null;
		if (described != null) {
			this.extractor.onStart(described, parent, http);
		}
		HttpRequestKind kind = (described != null) ? kind(http, described.build())
				: this.exchanges.kindOf(http.getMethod(), http.getScheme(), http.getProtocol());
		SpanBuilder builder = this.tracer.spanBuilder(kind.spanName()).setParent(parent).setSpanKind(SpanKind.SERVER);
		if (described != null) {
			builder.setAllAttributes(described.build());
		}
		else {
			Objects.requireNonNull(fastPath).describe(builder, kind);
		}
		Span span = peer(builder, http, kind).startSpan();
		return this.exchanges.begin(kind, parent.with(span), tenant, startNanos);
	}

	private Context parent(HttpServletRequest http, @Nullable TenantBinding tenant) {
		Context current = Context.current();
		return this.propagator.extract((tenant != null) ? TenantContext.storeIn(current, tenant) : current, http,
				ServletHeaders.GETTER);
	}

	private HttpRequestKind kind(HttpServletRequest http, Attributes described) {
		String method = described.get(SemanticAttributes.HTTP_REQUEST_METHOD);
		String scheme = described.get(SemanticAttributes.URL_SCHEME);
		return this.exchanges.kindOf((method != null) ? method : HttpRequestKind.OTHER_METHOD,
				(scheme != null) ? scheme : http.getScheme(), http.getProtocol());
	}

	private static SpanBuilder peer(SpanBuilder builder, HttpServletRequest http, HttpRequestKind kind) {
		String address = http.getRemoteAddr();
		if (address != null) {
			builder.setAttribute(SemanticAttributes.NETWORK_PEER_ADDRESS, address);
			builder.setAttribute(SemanticAttributes.NETWORK_PEER_PORT, http.getRemotePort());
		}
		if (kind.protocolVersion() != null) {
			builder.setAttribute(SemanticAttributes.NETWORK_PROTOCOL_VERSION, kind.protocolVersion());
		}
		return builder;
	}

}
