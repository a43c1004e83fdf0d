package com.tiktickets.observability.redis;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.SemanticMetrics;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.protocol.CompleteableCommand;
import io.lettuce.core.protocol.RedisCommand;
import io.lettuce.core.tracing.TraceContext;
import io.lettuce.core.tracing.Tracer;
import io.lettuce.core.tracing.Tracing;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Makes the spans and measurements of commands. Thread-safe. */
final class CommandTracer extends Tracer {

	private static final String SCOPE = "com.tiktickets.observability";

	private static final List<Double> BUCKETS = List.of(0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0);

	/** What a driver says to a server for its own sake. */
	private static final Set<String> OF_THE_DRIVER = Set.of("HELLO", "AUTH", "CLIENT", "SELECT", "PING", "READONLY",
			"QUIT");

	private final io.opentelemetry.api.trace.Tracer tracer;

	private final DoubleHistogram duration;

	CommandTracer(OpenTelemetry openTelemetry) {
		this.tracer = openTelemetry.getTracer(SCOPE);
		this.duration = openTelemetry.getMeter(SCOPE)
			.histogramBuilder(SemanticMetrics.DB_CLIENT_OPERATION_DURATION)
			.setUnit("s")
			.setDescription("Duration of database client operations.")
			.setExplicitBucketBoundariesAdvice(BUCKETS)
			.build();
	}

	@Override
	public Span nextSpan() {
		return new CommandSpan(CallerContext.current().context());
	}

	@Override
	public Span nextSpan(TraceContext caller) {
		return (caller instanceof CallerContext known) ? new CommandSpan(known.context()) : nextSpan();
	}

	private final class CommandSpan extends Span {

		private final AttributesBuilder attributes = Attributes.builder()
			.put(SemanticAttributes.DB_SYSTEM_NAME, "redis");

		private final AtomicBoolean finished = new AtomicBoolean();

		private final Context caller;

		private final long began = System.nanoTime();

		private String name = "";

		private io.opentelemetry.api.trace.@Nullable Span span;

		private CommandSpan(Context caller) {
			this.caller = caller;
		}

		@Override
		public Span name(String name) {
			this.name = name.toUpperCase(Locale.ROOT);
			this.attributes.put(SemanticAttributes.DB_OPERATION_NAME, this.name);
			return this;
		}

		@Override
		public Span remoteEndpoint(Tracing.Endpoint endpoint) {
			if (endpoint instanceof Server server && !server.address().isEmpty()) {
				this.attributes.put(SemanticAttributes.SERVER_ADDRESS, server.address());
				this.attributes.put(SemanticAttributes.SERVER_PORT, (long) server.port());
			}
			return this;
		}

		@Override
		public Span start(RedisCommand<?, ?, ?> command) {
			boolean called = io.opentelemetry.api.trace.Span.fromContext(this.caller).getSpanContext().isValid();
			if (!called && OF_THE_DRIVER.contains(this.name)) {
				this.finished.set(true);
				return this;
			}
			this.span = CommandTracer.this.tracer.spanBuilder(this.name)
				.setParent(this.caller)
				.setSpanKind(SpanKind.CLIENT)
				.setAllAttributes(this.attributes.build())
				.startSpan();
			if (command instanceof CompleteableCommand<?> completeable) {
				completeable.onComplete((answer, failure) -> {
					if (failure != null) {
						error(failure);
					}
					else if (command.getOutput() != null && command.getOutput().hasError()) {
						fail(statusOf(command.getOutput().getError()));
					}
					finish();
				});
			}
			return this;
		}

		@Override
		public Span annotate(String value) {
			return this;
		}

		/** Lettuce's own tags hold arguments and messages. */
		@Override
		public Span tag(String key, String value) {
			return this;
		}

		@Override
		public Span error(Throwable failure) {
			return fail((failure instanceof RedisCommandExecutionException) ? statusOf(failure.getMessage())
					: failure.getClass().getName());
		}

		private Span fail(String type) {
			this.attributes.put(SemanticAttributes.ERROR_TYPE, type);
			if (this.span != null) {
				this.span.setAttribute(SemanticAttributes.ERROR_TYPE, type);
				this.span.setStatus(StatusCode.ERROR);
			}
			return this;
		}

		@Override
		public void finish() {
			if (this.finished.compareAndSet(false, true)) {
				Context measured = (this.span != null) ? this.caller.with(this.span) : this.caller;
				CommandTracer.this.duration.record((System.nanoTime() - this.began) / 1e9, this.attributes.build(),
						measured);
				if (this.span != null) {
					this.span.end();
				}
			}
		}

		/** An error is a word in capitals and a message; the message may hold keys. */
		private static String statusOf(@Nullable String error) {
			String word = (error != null) ? error.split(" ", 2)[0] : "";
			return word.matches("[A-Z]{2,20}") ? word : "ERR";
		}

	}

	/**
	 * A server.
	 *
	 * @param address its name, empty if it has none
	 * @param port its port
	 */
	record Server(String address, int port) implements Tracing.Endpoint {

	}

}
