package com.tiktickets.observability.web.servlet;

import com.tiktickets.observability.metrics.TenantOpenTelemetry;
import com.tiktickets.observability.metrics.TenantAttributesProcessor;
import com.tiktickets.observability.metrics.TenantMetricsLimit;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import com.tiktickets.observability.tenant.resolution.TenantResolutionMetrics;
import com.tiktickets.observability.tracing.TenantSpanProcessor;
import com.tiktickets.observability.web.EscapedExceptions;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.instrumentation.spring.webmvc.v6_0.SpringWebMvcTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
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
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * A server span from start to end with its metrics, nothing exported. The request is a
 * mock, whose own cost is that of no filters.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HttpServerSpanBenchmark {

	private static final AttributeKey<String> TENANT = AttributeKey.stringKey("tenant_id");

	/**
	 * Whose filters: nobody's, OpenTelemetry's alone, ours around and inside it, and ours
	 * alone.
	 */
	@Param({ "none", "opentelemetry", "tiktickets-around-opentelemetry", "tiktickets" })
	public String filters;

	private final HttpServlet servlet = new Answering();

	private Filter[] chain;

	@Setup
	public void start() {
		List<Filter> filters = new ArrayList<>();
		if ("opentelemetry".equals(this.filters)) {
			filters.add(SpringWebMvcTelemetry.create(sdk()).createServletFilter());
		}
		if (this.filters.startsWith("tiktickets")) {
			OpenTelemetry withTenant = new TenantOpenTelemetry(sdk(new TenantSpanProcessor(TENANT)),
					new TenantAttributesProcessor(TENANT, new TenantMetricsLimit(50, List.of())));
			addMaker(filters, withTenant);
			filters
				.add(new TenantResolutionFilter(new TenantResolution<>(List.of(new HeaderTenantResolver("X-Tenant-Id")),
						null, TenantResolutionMetrics.of(withTenant)), TENANT));
		}
		this.chain = filters.toArray(Filter[]::new);
	}

	private void addMaker(List<Filter> filters, OpenTelemetry openTelemetry) {
		EscapedExceptions ignored = (exception) -> {
		};
		if (this.filters.equals("tiktickets")) {
			filters.add(new HttpServerFilter(new HttpServerTelemetry(openTelemetry, TenantId.UNKNOWN), ignored));
		}
		else {
			filters.add(new TenantFilter(TenantId.UNKNOWN));
			filters.add(SpringWebMvcTelemetry.create(openTelemetry).createServletFilter());
			filters.add(new ServerSpanFilter(ignored));
		}
	}

	private static OpenTelemetrySdk sdk(SpanProcessor... processors) {
		var tracers = SdkTracerProvider.builder();
		for (SpanProcessor processor : processors) {
			tracers.addSpanProcessor(processor);
		}
		return OpenTelemetrySdk.builder()
			.setTracerProvider(tracers.build())
			.setMeterProvider(SdkMeterProvider.builder().registerMetricReader(InMemoryMetricReader.create()).build())
			.build();
	}

	@Benchmark
	public MockHttpServletResponse request() throws IOException, ServletException {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/small/7");
		request.addHeader("Host", "localhost:8080");
		request.addHeader("X-Tenant-Id", "tenant-1");
		MockHttpServletResponse response = new MockHttpServletResponse();
		new MockFilterChain(this.servlet, this.chain).doFilter(request, response);
		return response;
	}

	private static final class Answering extends HttpServlet {

		private static final long serialVersionUID = 1;

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) {
			response.setStatus(HttpServletResponse.SC_OK);
		}

	}

}
