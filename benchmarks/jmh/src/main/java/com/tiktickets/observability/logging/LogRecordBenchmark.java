package com.tiktickets.observability.logging;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An INFO record through our processors, and through one that does nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LogRecordBenchmark {

	private final Logger plain = logger();

	private final Logger withTenant = logger(new TenantLogRecordProcessor(AttributeKey.stringKey("tenant_id")),
			new ErrorLogRecordProcessor());

	private Context context;

	/** Without any processor the SDK would make no record. */
	private static Logger logger(LogRecordProcessor... processors) {
		var provider = SdkLoggerProvider.builder();
		for (LogRecordProcessor processor : processors) {
			provider.addLogRecordProcessor(processor);
		}
		return provider.addLogRecordProcessor((context, record) -> {
		}).build().get("benchmark");
	}

	@Setup
	@SuppressWarnings("MustBeClosedChecker") // lasts as long as the thread
	public void openScope() {
		TenantContext.makeCurrent(TenantId.of("tenant-1"));
		this.context = Context.current();
	}

	@Benchmark
	public void plain() {
		emit(this.plain);
	}

	@Benchmark
	public void withTenant() {
		emit(this.withTenant);
	}

	private void emit(Logger logger) {
		logger.logRecordBuilder()
			.setContext(this.context)
			.setSeverity(Severity.INFO)
			.setBody("Reading ticket 7")
			.emit();
	}

}
