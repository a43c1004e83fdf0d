package com.tiktickets.observability.web.servlet;

import com.tiktickets.observability.semconv.DurationBounds;
import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.SemanticMetrics;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The histogram of request durations. Attributes are made once for each kind of request:
 * building and sorting them was most of what a measurement cost. Thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/http/http-metrics/">Semantic
 * conventions: HTTP metrics</a>
 */
final class HttpServerDuration {

	/** Those of the convention, in seconds. */
	private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

	private static final int SERVER_ERROR = 500;

	/** More kinds than a service has; what is beyond is built each time. */
	private static final int MOST_KINDS = 4_096;

	private final DoubleHistogram histogram;

	private final Map<Kind, Attributes> attributes = new ConcurrentHashMap<>();

	HttpServerDuration(Meter meter) {
		this.histogram = meter.histogramBuilder(SemanticMetrics.HTTP_SERVER_REQUEST_DURATION)
			.setUnit("s")
			.setDescription("Duration of HTTP server requests.")
			.setExplicitBucketBoundariesAdvice(DurationBounds.OPERATION)
			.build();
	}

	void record(long nanos, Request request, @Nullable String route, int status, Context context) {
		this.histogram.record(nanos / NANOS_PER_SECOND, attributesOf(new Kind(request, route, status)), context);
	}

	private Attributes attributesOf(Kind kind) {
		Attributes known = this.attributes.get(kind);
		if (known != null) {
			return known;
		}
		Attributes made = kind.toAttributes();
		if (this.attributes.size() < MOST_KINDS) {
			this.attributes.put(kind, made);
		}
		return made;
	}

	/**
	 * What a measurement says of a request, known when it starts.
	 *
	 * @param method the method, {@code _OTHER} for one that no standard knows
	 * @param scheme the scheme that the client used
	 * @param protocolVersion the version of HTTP
	 */
	record Request(String method, String scheme, @Nullable String protocolVersion) {

		/** The name of its span, as long as there is no route. */
		String spanName() {
			return this.method.equals(HttpServerTelemetry.OTHER_METHOD) ? "HTTP" : this.method;
		}

	}

	private record Kind(Request request, @Nullable String route, int status) {

		private Attributes toAttributes() {
			AttributesBuilder attributes = Attributes.builder()
				.put(SemanticAttributes.HTTP_REQUEST_METHOD, this.request.method())
				.put(SemanticAttributes.URL_SCHEME, this.request.scheme())
				.put(SemanticAttributes.NETWORK_PROTOCOL_VERSION, this.request.protocolVersion())
				.put(SemanticAttributes.HTTP_ROUTE, this.route)
				.put(SemanticAttributes.HTTP_RESPONSE_STATUS_CODE, this.status);
			if (this.status >= SERVER_ERROR) {
				attributes.put(SemanticAttributes.ERROR_TYPE, Integer.toString(this.status));
			}
			return attributes.build();
		}

	}

}
