package com.tiktickets.sample.telemetry;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Some other service: makes OTLP and sends it over the socket.
 */
public record Otlp(int port) {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	public static Span.Builder span(String traceId, String spanId, String parentId, String name) {
		return Span.newBuilder()
			.setTraceId(id(traceId))
			.setSpanId(id(spanId))
			.setParentSpanId(id(parentId))
			.setName(name)
			.setStartTimeUnixNano(1_000_000_000)
			.setEndTimeUnixNano(1_010_000_000);
	}

	public static ExportTraceServiceRequest traces(String service, Span.Builder... spans) {
		ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
		request.addResourceSpansBuilder()
			.setResource(resource(service))
			.addScopeSpansBuilder()
			.addAllSpans(Arrays.stream(spans).map(Span.Builder::build).toList());
		return request.build();
	}

	public static ExportLogsServiceRequest logs(String service, LogRecord.Builder... records) {
		ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
		request.addResourceLogsBuilder()
			.setResource(resource(service))
			.addScopeLogsBuilder()
			.addAllLogRecords(Arrays.stream(records).map(LogRecord.Builder::build).toList());
		return request.build();
	}

	public static ExportMetricsServiceRequest metrics(String service, Metric... metrics) {
		ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
		request.addResourceMetricsBuilder()
			.setResource(resource(service))
			.addScopeMetricsBuilder()
			.addAllMetrics(List.of(metrics));
		return request.build();
	}

	public static List<KeyValue> attributes(Map<String, String> attributes) {
		return attributes.entrySet().stream().map((entry) -> attribute(entry.getKey(), entry.getValue())).toList();
	}

	public static KeyValue attribute(String key, String value) {
		return KeyValue.newBuilder().setKey(key).setValue(AnyValue.newBuilder().setStringValue(value)).build();
	}

	public static ByteString id(String hex) {
		return ByteString.copyFrom(HexFormat.of().parseHex(hex));
	}

	public static byte[] gzip(byte[] bytes) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(bytes);
		}
		return out.toByteArray();
	}

	private static Resource resource(String service) {
		return Resource.newBuilder().addAttributes(attribute("service.name", service)).build();
	}

	public HttpResponse<String> send(Message export) throws IOException, InterruptedException {
		String signal = (export instanceof ExportTraceServiceRequest) ? "traces"
				: (export instanceof ExportLogsServiceRequest) ? "logs" : "metrics";
		return post(signal, export.toByteArray(), "Content-Type", "application/x-protobuf");
	}

	public HttpResponse<String> post(String signal, byte[] body, String... headers)
			throws IOException, InterruptedException {
		return exchange(HttpRequest.newBuilder(uri(signal))
			.headers(headers)
			.POST(HttpRequest.BodyPublishers.ofByteArray(body))
			.build());
	}

	public HttpResponse<String> get(String signal) throws IOException, InterruptedException {
		return exchange(HttpRequest.newBuilder(uri(signal)).GET().build());
	}

	private URI uri(String signal) {
		return URI.create("http://127.0.0.1:" + this.port + "/v1/" + signal);
	}

	private static HttpResponse<String> exchange(HttpRequest request) throws IOException, InterruptedException {
		return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
	}

}
