package com.tiktickets.sample.e2e;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that takes Sentry's envelopes, with a project of its own for each instance.
 */
final class Bugsink {

	private final String url;

	private final String token;

	private final URI dsn;

	Bugsink(String url, MonitoringStack stack) {
		this.url = url;
		Backend backend = new Backend(url);
		await("Bugsink").atMost(Duration.ofMinutes(3)).until(() -> backend.isReady("/accounts/login/"));
		this.token = stack.run("bugsink", "bugsink-manage", "create_auth_token")
			.lines()
			.reduce((a, b) -> b)
			.orElseThrow();
		String name = "sample-" + UUID.randomUUID();
		String team = create("teams", Map.of("name", name)).path("id").asString();
		JsonNode project = create("projects", Map.of("name", name, "team", team));
		this.dsn = URI.create(get("projects/" + project.path("id").asString() + "/").path("dsn").asString());
	}

	/**
	 * Posts an envelope as Vector does, with the key of the DSN or another.
	 */
	int post(String envelope, String key) {
		return Backend
			.send(HttpRequest.newBuilder(URI.create(this.url + "/api" + this.dsn.getPath() + "/envelope/"))
				.header("Content-Type", "application/x-sentry-envelope")
				.header("X-Sentry-Auth",
						"Sentry sentry_version=7, sentry_client=tiktickets.vector/1, sentry_key=" + key)
				.POST(HttpRequest.BodyPublishers.ofString(envelope))
				.build())
			.statusCode();
	}

	int post(String envelope) {
		return post(envelope, this.dsn.getUserInfo());
	}

	/**
	 * The events of each issue, each as a whole.
	 */
	List<List<JsonNode>> issues() {
		return list("issues/?project=" + this.dsn.getPath().substring(1)).stream()
			.map((issue) -> list("events/?issue=" + issue.path("id").asString()).stream()
				.map((event) -> get("events/" + event.path("id").asString() + "/").path("data"))
				.toList())
			.toList();
	}

	private List<JsonNode> list(String path) {
		return get(path).path("results").valueStream().toList();
	}

	private JsonNode get(String path) {
		return Backend.parse(Backend.send(request(path).build()).body());
	}

	private JsonNode create(String kind, Map<String, String> fields) {
		return Backend.parse(
				Backend
					.send(request(kind + "/").header("Content-Type", "application/json")
						.POST(HttpRequest.BodyPublishers.ofString(new JsonMapper().writeValueAsString(fields)))
						.build())
					.body());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.url + "/api/canonical/0/" + path))
			.header("Authorization", "Bearer " + this.token);
	}

}
