package com.tiktickets.sample.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backend that is asked over HTTP and answers JSON.
 */
class Backend {

	private static final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private static final JsonMapper mapper = new JsonMapper();

	private final String url;

	Backend(String url) {
		this.url = url;
	}

	/**
	 * What it answers, whatever the status.
	 */
	HttpResponse<String> send(String path, Map<String, String> parameters) {
		String query = parameters.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return send(HttpRequest.newBuilder(URI.create(this.url + path + "?" + query)).build());
	}

	JsonNode get(String path, Map<String, String> parameters) {
		HttpResponse<String> response = send(path, parameters);
		if (response.statusCode() != 200) {
			throw new IllegalStateException(
					this.url + path + " " + parameters + " answered " + response.statusCode() + ": " + response.body());
		}
		return mapper.readTree(response.body());
	}

	boolean isReady(String path) {
		try {
			return send(path, Map.of()).statusCode() == 200;
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

	static HttpResponse<String> send(HttpRequest request) {
		try {
			return client.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	static JsonNode parse(String json) {
		return mapper.readTree(json);
	}

}
