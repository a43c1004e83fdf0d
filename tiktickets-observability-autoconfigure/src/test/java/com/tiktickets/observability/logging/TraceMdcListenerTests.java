package com.tiktickets.observability.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TraceMdcListenerTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String OTHER_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String SPAN = "b7ad6b7169203331";

	private static final String OTHER_SPAN = "00f067aa0ba902b7";

	private final ContextStorage storage = new EventPublishingContextWrapper(new TraceMdcListener()::onEvent)
		.apply(ContextStorage.get());

	@AfterEach
	void clear() {
		MDC.clear();
	}

	@Test
	void scopeOfSpanHasItsTraceAndItself() {
		try (Scope scope = this.storage.attach(in(TRACE, SPAN))) {
			assertMirrored(TRACE, SPAN);
		}
		assertMirrored(null, null);
	}

	@Test
	void spanInsideAnotherIsMirroredUntilItsScopeCloses() {
		try (Scope outer = this.storage.attach(in(TRACE, SPAN))) {
			try (Scope inner = this.storage.attach(in(TRACE, OTHER_SPAN))) {
				assertMirrored(TRACE, OTHER_SPAN);
			}
			assertMirrored(TRACE, SPAN);
		}
	}

	@Test
	void spanOfSameIdInAnotherTraceIsMirrored() {
		try (Scope outer = this.storage.attach(in(TRACE, SPAN))) {
			try (Scope inner = this.storage.attach(in(OTHER_TRACE, SPAN))) {
				assertMirrored(OTHER_TRACE, SPAN);
			}
			assertMirrored(TRACE, SPAN);
		}
	}

	@Test
	void scopeThatKeepsTheSpanKeepsWhatIsMirrored() {
		Context context = in(TRACE, SPAN);
		try (Scope outer = this.storage.attach(context)) {
			try (Scope inner = this.storage.attach(context.with(ContextKey.named("key"), "value"))) {
				assertMirrored(TRACE, SPAN);
			}
			assertMirrored(TRACE, SPAN);
		}
	}

	@Test
	void scopeWithoutSpanHasNone() {
		try (Scope outer = this.storage.attach(in(TRACE, SPAN))) {
			try (Scope inner = this.storage.attach(Context.root().with(ContextKey.named("key"), "value"))) {
				assertMirrored(null, null);
			}
			assertMirrored(TRACE, SPAN);
		}
	}

	private static void assertMirrored(String trace, String span) {
		assertThat(MDC.get("trace_id")).isEqualTo(trace);
		assertThat(MDC.get("span_id")).isEqualTo(span);
	}

	private static Context in(String trace, String span) {
		SpanContext context = SpanContext.create(trace, span, TraceFlags.getSampled(), TraceState.getDefault());
		return Context.root().with(Span.wrap(context));
	}

}
