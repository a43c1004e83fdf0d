package com.tiktickets.sample.e2e;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Sends OTLP, as a service that we did not write would.
 */
final class Otlp {

	private final String url;

	private final @Nullable String token;

	Otlp(String url, @Nullable String token) {
		this.url = url;
		this.token = token;
	}

	int traces(String resourceSpans) {
		return post("traces", "{\"resourceSpans\":[" + resourceSpans + "]}");
	}

	int logs(String resourceLogs) {
		return post("logs", "{\"resourceLogs\":[" + resourceLogs + "]}");
	}

	/**
	 * Sends a whole export as it is.
	 */
	int postLogs(String json) {
		return post("logs", json);
	}

	int metrics(String resourceMetrics) {
		return post("metrics", "{\"resourceMetrics\":[" + resourceMetrics + "]}");
	}

	int send(ExportTraceServiceRequest request) {
		return post("traces", "application/x-protobuf", request.toByteArray());
	}

	int send(ExportLogsServiceRequest request) {
		return post("logs", "application/x-protobuf", request.toByteArray());
	}

	int send(ExportMetricsServiceRequest request) {
		return post("metrics", "application/x-protobuf", request.toByteArray());
	}

	boolean isAccepted() {
		try {
			return logs("") == 200;
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

	private int post(String signal, String json) {
		return post(signal, "application/json", json.getBytes(StandardCharsets.UTF_8));
	}

	private int post(String signal, String contentType, byte[] body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.url + "/v1/" + signal))
			.header("Content-Type", contentType)
			.POST(HttpRequest.BodyPublishers.ofByteArray(body));
		if (this.token != null) {
			request.header("Authorization", "Bearer " + this.token);
		}
		return Backend.send(request.build()).statusCode();
	}

}
