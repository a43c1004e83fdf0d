package com.tiktickets.observability.autoconfigure.client;

import com.tiktickets.observability.semconv.SemanticAttributes;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.transport.RequestReplySenderContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.util.Set;

/**
 * Disables the observations of Spring's own HTTP clients. Disables also the observations
 * of an underlying HTTP library while a client span of HTTP is current.
 */
class OneSpanPerHttpRequest implements ObservationPredicate {

	private static final Set<String> SPRINGS = Set.of(
			"org.springframework.http.client.observation.ClientRequestObservationContext",
			"org.springframework.web.reactive.function.client.ClientRequestObservationContext");

	@Override
	public boolean test(String name, Observation.Context context) {
		if (!(context instanceof RequestReplySenderContext<?, ?>)) {
			return true;
		}
		return !SPRINGS.contains(context.getClass().getName()) && !isInsideHttpRequest();
	}

	private static boolean isInsideHttpRequest() {
		return Span.current() instanceof ReadableSpan span && span.getKind() == SpanKind.CLIENT
				&& span.getAttribute(SemanticAttributes.HTTP_REQUEST_METHOD) != null;
	}

}
