package com.tiktickets.observability.instrumentation;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.instrumentation.api.instrumenter.AttributesExtractor;
import io.opentelemetry.instrumentation.api.instrumenter.Instrumenter;
import io.opentelemetry.instrumentation.api.instrumenter.InstrumenterBuilder;
import io.opentelemetry.instrumentation.api.instrumenter.SpanNameExtractor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Starts the operations of one kind. The failure of an operation is the response type of
 * the {@link Instrumenter}, not its error: the instrumenter would record an error, whose
 * message may hold personal data, as an event of the span. Thread-safe; created once for
 * each kind.
 *
 * <pre class="code">
 * OperationInstrumenter&lt;Job&gt; jobs = new OperationInstrumenter&lt;&gt;(
 *     OperationInstrumenter.&lt;Job&gt;builder(openTelemetry, (job) -&gt; "process " + job.name())
 *         .addAttributesExtractor(new JobAttributes())
 *         .buildInstrumenter(SpanKindExtractor.alwaysConsumer()));
 * jobs.start(parent, tenant, job).run(() -&gt; work(job));
 * </pre>
 *
 * @param <R> the request
 */
public final class OperationInstrumenter<R> {

	/** Instrumentation scope of this library's spans and metrics. */
	public static final String SCOPE = "com.tiktickets.observability";

	private final Instrumenter<R, Throwable> instrumenter;

	private final ContextKey<Operation<R>> key = ContextKey.named("tiktickets-operation");

	/**
	 * Creates the instrumenter.
	 * @param instrumenter what {@link #builder} built
	 */
	public OperationInstrumenter(Instrumenter<R, Throwable> instrumenter) {
		this.instrumenter = instrumenter;
	}

	/**
	 * Returns a builder whose spans have a status and {@code error.type}.
	 * @param openTelemetry makes spans and measurements
	 * @param name names a span
	 * @param <R> the request
	 * @return the builder
	 */
	public static <R> InstrumenterBuilder<R, Throwable> builder(OpenTelemetry openTelemetry,
			SpanNameExtractor<? super R> name) {
		return builder(openTelemetry, name, (failure) -> failure.getClass().getName());
	}

	/**
	 * Returns a builder whose spans have a status and {@code error.type}.
	 * @param openTelemetry makes spans and measurements
	 * @param name names a span
	 * @param errorType returns the value of {@code error.type} for a failure
	 * @param <R> the request
	 * @return the builder
	 */
	public static <R> InstrumenterBuilder<R, Throwable> builder(OpenTelemetry openTelemetry,
			SpanNameExtractor<? super R> name, Function<Throwable, String> errorType) {
		return Instrumenter.<R, Throwable>builder(openTelemetry, SCOPE, name)
			.setSpanStatusExtractor((status, request, failure, error) -> {
				if (failure != null) {
					status.setStatus(StatusCode.ERROR);
				}
			})
			.addAttributesExtractor(new ErrorType<>(errorType));
	}

	/**
	 * Returns an extractor of attributes that are known when an operation starts.
	 * @param describe writes the attributes of a request
	 * @param <R> the request
	 * @return the extractor
	 */
	public static <R> AttributesExtractor<R, Throwable> attributes(BiConsumer<AttributesBuilder, R> describe) {
		return new StartAttributes<>(describe);
	}

	/**
	 * Starts an operation that is not current yet.
	 * @param parent the context of its parent, {@link Context#root()} for a trace of its
	 * own
	 * @param tenant the tenant of the operation, {@code null} for that of the thread
	 * @param request the request
	 * @return the operation, to be ended by its caller
	 */
	public Operation<R> start(Context parent, @Nullable TenantBinding tenant, R request) {
		return Operation.start(this.instrumenter, this.key, parent, tenant, request);
	}

	/**
	 * Starts an operation whose parent is the current context. The operation is not
	 * current yet.
	 * @param request the request
	 * @return the operation, to be ended by its caller
	 */
	public Operation<R> start(R request) {
		Context current = Context.current();
		return start(current, TenantContext.bindingOf(current), request);
	}

	/**
	 * Returns the innermost operation of this kind that is current on this thread.
	 * @return the operation, or {@code null} if there is none
	 */
	public @Nullable Operation<R> current() {
		return Context.current().get(this.key);
	}

	private record StartAttributes<R>(
			BiConsumer<AttributesBuilder, R> describe) implements AttributesExtractor<R, Throwable> {

		@Override
		public void onStart(AttributesBuilder attributes, Context parentContext, R request) {
			this.describe.accept(attributes, request);
		}

		@Override
		public void onEnd(AttributesBuilder attributes, Context context, R request, @Nullable Throwable failure,
				@Nullable Throwable error) {
		}

	}

	private record ErrorType<R>(Function<Throwable, String> typeOf) implements AttributesExtractor<R, Throwable> {

		@Override
		public void onStart(AttributesBuilder attributes, Context parentContext, R request) {
		}

		@Override
		public void onEnd(AttributesBuilder attributes, Context context, R request, @Nullable Throwable failure,
				@Nullable Throwable error) {
			if (failure != null) {
				attributes.put(SemanticAttributes.ERROR_TYPE, this.typeOf.apply(failure));
			}
		}

	}

}
