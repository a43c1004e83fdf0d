package com.tiktickets.observability.tracing;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the values out of the text of database statements, prepared or not, and logs the
 * slow ones inside their trace. Statements whose trace is not sampled have no span, and
 * are not seen. Thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/database/database-spans/">
 * Semantic conventions: db.query.text</a>
 */
public final class StatementSpanProcessor implements SpanProcessor {

	private static final Logger logger = LoggerFactory.getLogger(StatementSpanProcessor.class);

	private static final String SCOPE = "io.opentelemetry.jdbc";

	private final StatementTexts texts = new StatementTexts();

	private final long slowNanos;

	/**
	 * Creates the processor.
	 * @param slow the duration from which on a statement is slow, zero for never
	 */
	public StatementSpanProcessor(Duration slow) {
		this.slowNanos = slow.isZero() ? Long.MAX_VALUE : slow.toNanos();
	}

	@Override
	public void onStart(Context parentContext, ReadWriteSpan span) {
		String text = textOf(span);
		if (text != null) {
			SqlDialect dialect = SqlDialect.of(span.getAttribute(SemanticAttributes.DB_SYSTEM_NAME));
			span.setAttribute(SemanticAttributes.DB_QUERY_TEXT, this.texts.withoutValues(text, dialect));
		}
	}

	@Override
	public boolean isStartRequired() {
		return true;
	}

	@Override
	public void onEnd(ReadableSpan span) {
		long nanos = span.getLatencyNanos();
		if (nanos < this.slowNanos || !span.getInstrumentationScopeInfo().getName().equals(SCOPE)) {
			return;
		}
		String text = textOf(span);
		if (text == null) {
			return;
		}
		try (Scope scope = Context.current().with(Span.wrap(span.getSpanContext())).makeCurrent()) {
			logger.atWarn()
				.addKeyValue(SemanticAttributes.DB_QUERY_TEXT.getKey(), text)
				.addKeyValue(TikticketsAttributes.STATEMENT_DURATION.getKey(), nanos / 1e9)
				.log("Slow statement: {} took {} ms", span.getName(), nanos / 1_000_000);
		}
	}

	@Override
	public boolean isEndRequired() {
		return this.slowNanos != Long.MAX_VALUE;
	}

	private static @Nullable String textOf(ReadableSpan span) {
		return span.getInstrumentationScopeInfo().getName().equals(SCOPE)
				? span.getAttribute(SemanticAttributes.DB_QUERY_TEXT) : null;
	}

}
