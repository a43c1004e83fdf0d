package com.tiktickets.observability.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Asks the endpoint of an application for detailed telemetry. */
final class DetailClient {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private DetailClient() {
	}

	static HttpResponse<String> post(WireApplication to, String body, @Nullable String authorization) {
		return send(to, "POST", DetailedApplication.ENDPOINT, body, authorization);
	}

	static HttpResponse<String> send(WireApplication to, String method, String path, @Nullable String body,
			@Nullable String authorization) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(to.url(path)))
			.header("Content-Type", "application/json")
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody());
		if (authorization != null) {
			request.header("Authorization", authorization);
		}
		try {
			return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
