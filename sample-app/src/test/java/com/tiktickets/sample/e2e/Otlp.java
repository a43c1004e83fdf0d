package com.tiktickets.sample.e2e;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Sends OTLP as JSON, as a service that we did not write would.
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

	int metrics(String resourceMetrics) {
		return post("metrics", "{\"resourceMetrics\":[" + resourceMetrics + "]}");
	}

	boolean isAccepted() {
		try {
			return logs("") == 200;
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

	private int post(String signal, String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.url + "/v1/" + signal))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (this.token != null) {
			request.header("Authorization", "Bearer " + this.token);
		}
		return Backend.send(request.build()).statusCode();
	}

}
