package com.tiktickets.observability.redaction;

import com.tiktickets.observability.semconv.SemanticAttributes;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.function.UnaryOperator;

/**
 * Redacts the queries of requests, whoever makes their spans: the conventions name only
 * the parameters that sign a URL. Thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/registry/attributes/url/">
 * Semantic conventions: url.query, url.full</a>
 */
public final class UrlSpanProcessor implements SpanProcessor {

	private final QueryParameters parameters;

	/**
	 * Creates the processor.
	 * @param parameters what is redacted
	 */
	public UrlSpanProcessor(QueryParameters parameters) {
		this.parameters = parameters;
	}

	@Override
	public void onStart(Context parentContext, ReadWriteSpan span) {
		redact(span, SemanticAttributes.URL_QUERY, this.parameters::redact);
		redact(span, SemanticAttributes.URL_FULL, this.parameters::redactUrl);
	}

	private static void redact(ReadWriteSpan span, AttributeKey<String> attribute, UnaryOperator<String> redaction) {
		String value = span.getAttribute(attribute);
		if (value != null) {
			String redacted = redaction.apply(value);
			if (!redacted.equals(value)) {
				span.setAttribute(attribute, redacted);
			}
		}
	}

	@Override
	public boolean isStartRequired() {
		return true;
	}

	@Override
	public void onEnd(ReadableSpan span) {
	}

	@Override
	public boolean isEndRequired() {
		return false;
	}

}
