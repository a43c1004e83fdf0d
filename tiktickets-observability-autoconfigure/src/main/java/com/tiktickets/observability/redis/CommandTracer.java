package com.tiktickets.observability.redis;

import com.tiktickets.observability.instrumentation.Operation;
import com.tiktickets.observability.instrumentation.OperationInstrumenter;
import com.tiktickets.observability.instrumentation.OperationMeasurement;
import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.SemanticMetrics;
import com.tiktickets.observability.tenant.TenantContext;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.protocol.CompleteableCommand;
import io.lettuce.core.protocol.RedisCommand;
import io.lettuce.core.tracing.TraceContext;
import io.lettuce.core.tracing.Tracer;
import io.lettuce.core.tracing.Tracing;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.context.Context;
import io.opentelemetry.instrumentation.api.instrumenter.SpanKindExtractor;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Creates the spans and measurements of commands. Thread-safe. */
final class CommandTracer extends Tracer {

	private static final List<Double> BUCKETS = List.of(0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0);

	/** Commands that a driver sends for its own connection. */
	private static final Set<String> OF_THE_DRIVER = Set.of("HELLO", "AUTH", "CLIENT", "SELECT", "PING", "READONLY",
			"QUIT");

	private final OperationInstrumenter<CommandSpan> commands;

	CommandTracer(OpenTelemetry openTelemetry) {
		DoubleHistogram duration = openTelemetry.getMeter(OperationInstrumenter.SCOPE)
			.histogramBuilder(SemanticMetrics.DB_CLIENT_OPERATION_DURATION)
			.setUnit("s")
			.setDescription("Duration of database client operations.")
			.setExplicitBucketBoundariesAdvice(BUCKETS)
			.build();
		this.commands = new OperationInstrumenter<>(OperationInstrumenter
			.<CommandSpan>builder(openTelemetry, (command) -> command.name, CommandTracer::errorType)
			.addAttributesExtractor(
					OperationInstrumenter.attributes((attributes, command) -> command.describe(attributes)))
			.addOperationMetrics((meter) -> OperationMeasurement
				.listener((context, attributes, seconds) -> duration.record(seconds, attributes, context)))
			.buildInstrumenter(SpanKindExtractor.alwaysClient()));
	}

	@Override
	public Span nextSpan() {
		return new CommandSpan(CallerContext.current().context());
	}

	@Override
	public Span nextSpan(TraceContext caller) {
		return (caller instanceof CallerContext known) ? new CommandSpan(known.context()) : nextSpan();
	}

	private static String errorType(Throwable failure) {
		return (failure instanceof RedisCommandExecutionException) ? statusOf(failure.getMessage())
				: failure.getClass().getName();
	}

	/** An error is a word in capitals and a message; the message may hold keys. */
	private static String statusOf(@Nullable String error) {
		String word = (error != null) ? error.split(" ", 2)[0] : "";
		return word.matches("[A-Z]{2,20}") ? word : "ERR";
	}

	private final class CommandSpan extends Span {

		private final AtomicBoolean finished = new AtomicBoolean();

		private final Context caller;

		private String name = "";

		private @Nullable Server server;

		private @Nullable Operation<CommandSpan> operation;

		private CommandSpan(Context caller) {
			this.caller = caller;
		}

		private void describe(AttributesBuilder attributes) {
			attributes.put(SemanticAttributes.DB_SYSTEM_NAME, "redis");
			attributes.put(SemanticAttributes.DB_OPERATION_NAME, this.name);
			if (this.server != null) {
				attributes.put(SemanticAttributes.SERVER_ADDRESS, this.server.address());
				attributes.put(SemanticAttributes.SERVER_PORT, (long) this.server.port());
			}
		}

		@Override
		public Span name(String name) {
			this.name = name.toUpperCase(Locale.ROOT);
			return this;
		}

		@Override
		public Span remoteEndpoint(Tracing.Endpoint endpoint) {
			if (endpoint instanceof Server server && !server.address().isEmpty()) {
				this.server = server;
			}
			return this;
		}

		@Override
		public Span start(RedisCommand<?, ?, ?> command) {
			boolean called = io.opentelemetry.api.trace.Span.fromContext(this.caller).getSpanContext().isValid();
			if (called || !OF_THE_DRIVER.contains(this.name)) {
				this.operation = CommandTracer.this.commands.start(this.caller, TenantContext.bindingOf(this.caller),
						this);
				if (command instanceof CompleteableCommand<?> completeable) {
					completeable.onComplete((answer, failure) -> complete(command, failure));
				}
			}
			return this;
		}

		private void complete(RedisCommand<?, ?, ?> command, @Nullable Throwable failure) {
			if (failure != null) {
				error(failure);
			}
			else if (command.getOutput() != null && command.getOutput().hasError()) {
				error(new RedisCommandExecutionException(command.getOutput().getError()));
			}
			finish();
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
			if (this.operation != null) {
				this.operation.failed(failure);
			}
			return this;
		}

		@Override
		public void finish() {
			if (this.operation != null && this.finished.compareAndSet(false, true)) {
				this.operation.end();
			}
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
