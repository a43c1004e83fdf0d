package com.tiktickets.observability.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Four threads hand spans to the queue while its worker empties it into an exporter that
 * costs nothing. Without work in between they are faster than the worker, and the queue
 * is full most of the time: that it is full must not be dear either.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Threads(4)
public class SpanQueueBenchmark {

	/** What a thread does between two spans; {@link #work} is that alone. */
	@Param({ "0", "2000" })
	public int tokens;

	private BatchSpanProcessor processor;

	private ReadableSpan span;

	@Setup
	public void start() {
		this.processor = BatchSpanProcessor.builder(new NoExporter()).build();
		this.span = (ReadableSpan) SdkTracerProvider.builder()
			.build()
			.get("benchmark")
			.spanBuilder("GET /small/{id}")
			.startSpan();
	}

	@Benchmark
	public void work() {
		Blackhole.consumeCPU(this.tokens);
	}

	@Benchmark
	public void end() {
		Blackhole.consumeCPU(this.tokens);
		this.processor.onEnd(this.span);
	}

	@TearDown
	public void stop() {
		this.processor.shutdown().join(10, TimeUnit.SECONDS);
	}

	private static final class NoExporter implements SpanExporter {

		@Override
		public CompletableResultCode export(Collection<SpanData> spans) {
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode flush() {
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode shutdown() {
			return CompletableResultCode.ofSuccess();
		}

	}

}
