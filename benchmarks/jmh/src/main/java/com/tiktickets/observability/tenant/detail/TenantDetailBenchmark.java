package com.tiktickets.observability.tenant.detail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import com.tiktickets.observability.logging.TenantDetailTurboFilter;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tracing.TenantDetailSampler;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The cost of detailed telemetry of single tenants for everybody else: of a log event
 * that is disabled, and of a sampling decision.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TenantDetailBenchmark {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	/** Without the feature, while nobody asks, and while another tenant is requested. */
	public enum Detail {

		/** The feature is disabled. */
		ABSENT,

		/** No tenant is requested. */
		IDLE,

		/** Another tenant is requested. */
		OTHER_TENANT

	}

	@Param
	private Detail detail = Detail.ABSENT;

	private final Context context = Context.root();

	private Logger logger = new LoggerContext().getLogger("com.example.tickets");

	private Sampler sampler = Sampler.alwaysOn();

	@Setup
	public void setUp() {
		LoggerContext logback = new LoggerContext();
		this.logger = logback.getLogger("com.example.tickets");
		this.logger.setLevel(Level.INFO);
		TenantDetails details = new TenantDetails(Clock.systemUTC());
		if (this.detail != Detail.ABSENT) {
			logback.addTurboFilter(new TenantDetailTurboFilter(details));
			this.sampler = new TenantDetailSampler(Sampler.alwaysOn(), details);
		}
		if (this.detail == Detail.OTHER_TENANT) {
			details.start(TenantId.of("acme"), Duration.ofHours(1), TenantDetail.ROOT, org.slf4j.event.Level.DEBUG,
					"a benchmark");
		}
	}

	@Benchmark
	public boolean disabledLogEvent() {
		return this.logger.isDebugEnabled();
	}

	@Benchmark
	public SamplingResult samplingDecision() {
		return this.sampler.shouldSample(this.context, TRACE, "GET /tickets", SpanKind.INTERNAL, Attributes.empty(),
				List.of());
	}

}
