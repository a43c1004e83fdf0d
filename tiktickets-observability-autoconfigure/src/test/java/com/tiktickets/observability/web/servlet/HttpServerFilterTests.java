package com.tiktickets.observability.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.instrumentation.spring.webmvc.v6_0.SpringWebMvcTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockFilterConfig;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whatever the request, the filter says of it what OpenTelemetry's filter says. */
class HttpServerFilterTests {

	static Stream<Named<Consumer<MockHttpServletRequest>>> requests() {
		return Stream.of(Named.of("plain", (request) -> {
		}), Named.of("host without port", header("Host", "tickets.example.com")),
				Named.of("address of IPv6", header("Host", "[::1]:8080")),
				Named.of("host with underscore", header("Host", "my_service:8080")),
				Named.of("port that is none", header("Host", "tickets:http")),
				Named.of("empty host", header("Host", "")),
				Named.of("query", (request) -> request.setQueryString("page=1&size=20")),
				Named.of("query with a signature", (request) -> request.setQueryString("Signature=abc&page=1")),
				Named.of("query with a name that contains one", (request) -> request.setQueryString("design=abc")),
				Named.of("agent", header("User-Agent", "curl/8.5")),
				Named.of("trace", header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")),
				Named.of("proxy", header("X-Forwarded-For", "203.0.113.7, 10.0.0.1")),
				Named.of("proxy's scheme", header("X-Forwarded-Proto", "https")),
				Named.of("proxy's host", header("X-Forwarded-Host", "shop.example.com:8443")),
				Named.of("forwarded", header("Forwarded", "for=203.0.113.7;proto=https;host=shop.example.com")),
				Named.of("method of WebDAV", (request) -> request.setMethod("PROPFIND")),
				Named.of("HEAD", (request) -> request.setMethod("HEAD")),
				Named.of("HTTP/2", (request) -> request.setProtocol("HTTP/2.0")),
				Named.of("failure", (request) -> request.setAttribute("status", 503)),
				Named.of("client's fault", (request) -> request.setAttribute("status", 404)));
	}

	private static Consumer<MockHttpServletRequest> header(String name, String value) {
		return (request) -> {
			request.removeHeader(name);
			request.addHeader(name, value);
		};
	}

	@ParameterizedTest
	@MethodSource("requests")
	void spanAndDurationAreThoseOfOpenTelemetry(Consumer<MockHttpServletRequest> request) throws Exception {
		Made ours = Made.by((sdk) -> new HttpServerFilter(new HttpServerTelemetry(sdk, null), (exception) -> {
		}), request);
		Made theirs = Made.by((sdk) -> SpringWebMvcTelemetry.create(sdk).createServletFilter(), request);
		assertThat(ours).isEqualTo(theirs);
	}

	private record Made(String name, String kind, String parent, String status, Map<AttributeKey<?>, Object> span,
			Map<AttributeKey<?>, Object> duration) {

		private static Made by(Function<OpenTelemetrySdk, Filter> maker, Consumer<MockHttpServletRequest> request)
				throws Exception {
			InMemorySpanExporter spans = InMemorySpanExporter.create();
			InMemoryMetricReader metrics = InMemoryMetricReader.create();
			try (OpenTelemetrySdk sdk = sdk(spans, metrics)) {
				Filter filter = maker.apply(sdk);
				filter.init(new MockFilterConfig());
				MockHttpServletRequest http = request();
				request.accept(http);
				new MockFilterChain(new Answering(), filter).doFilter(http, new MockHttpServletResponse());
				SpanData span = spans.getFinishedSpanItems().get(0);
				return new Made(span.getName(), span.getKind().name(), span.getParentSpanId(),
						span.getStatus().getStatusCode().name(), span.getAttributes().asMap(), duration(metrics));
			}
		}

		private static MockHttpServletRequest request() {
			MockHttpServletRequest request = new MockHttpServletRequest("GET", "/tickets/7");
			request.addHeader("Host", "localhost:8080");
			request.setProtocol("HTTP/1.1");
			return request;
		}

		private static OpenTelemetrySdk sdk(InMemorySpanExporter spans, InMemoryMetricReader metrics) {
			return OpenTelemetrySdk.builder()
				.setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
				.setTracerProvider(
						SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build())
				.setMeterProvider(SdkMeterProvider.builder().registerMetricReader(metrics).build())
				.build();
		}

		private static Map<AttributeKey<?>, Object> duration(InMemoryMetricReader metrics) {
			MetricData duration = metrics.collectAllMetrics()
				.stream()
				.filter((metric) -> metric.getName().equals("http.server.request.duration"))
				.findFirst()
				.orElseThrow();
			HistogramPointData point = duration.getHistogramData().getPoints().iterator().next();
			assertThat(point.getBoundaries()).first().isEqualTo(0.005);
			return point.getAttributes().asMap();
		}

	}

	private static final class Answering extends HttpServlet {

		private static final long serialVersionUID = 1;

		@Override
		protected void service(HttpServletRequest request, HttpServletResponse response) {
			response.setStatus((request.getAttribute("status") instanceof Integer status) ? status : 200);
		}

	}

}
