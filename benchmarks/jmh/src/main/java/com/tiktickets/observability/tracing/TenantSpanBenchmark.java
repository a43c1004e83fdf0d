package com.tiktickets.observability.tracing;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The cost of the tenant of a span: its attribute, and its scope. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TenantSpanBenchmark {

	private static final AttributeKey<String> TENANT = AttributeKey.stringKey("tenant_id");

	private final TenantId tenant = TenantId.of("tenant-1");

	private final TenantSpanProcessor processor = new TenantSpanProcessor(TENANT);

	private ReadWriteSpan span;

	private Context context;

	@Setup
	@SuppressWarnings("MustBeClosedChecker") // lasts as long as the thread
	public void openScope() {
		this.span = (ReadWriteSpan) SdkTracerProvider.builder()
			.build()
			.get("benchmark")
			.spanBuilder("GET /small/{id}")
			.startSpan();
		TenantContext.makeCurrent(this.tenant);
		this.context = Context.current();
	}

	@Benchmark
	public ReadWriteSpan onStart() {
		this.processor.onStart(this.context, this.span);
		return this.span;
	}

	@Benchmark
	public TenantId scope() {
		try (TenantScope scope = TenantContext.makeCurrent(this.tenant)) {
			return TenantContext.current();
		}
	}

}
