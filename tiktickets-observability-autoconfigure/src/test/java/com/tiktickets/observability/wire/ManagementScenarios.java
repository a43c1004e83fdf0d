package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedSpan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** Asks endpoints as a probe does, without a trace, and looks for spans of it. */
final class ManagementScenarios {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final WireApplication application;

	private final String port;

	private final String prefix;

	ManagementScenarios(WireApplication application, String port, String prefix) {
		this.application = application;
		this.port = port;
		this.prefix = prefix;
	}

	/**
	 * What was asked, found, and left no span: neither its own nor one that it caused.
	 */
	void assertMakesNoSpan(String path, String... headers) throws Exception {
		HttpResponse<String> answer = ask(this.port, path, headers);
		assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
		int done = spansOf(this.prefix + "/done").size();
		ask("local.server.port", this.prefix + "/done");
		await().untilAsserted(() -> assertThat(spansOf(this.prefix + "/done")).hasSize(done + 1));
		assertThat(this.application.received().spans()).extracting(ReceivedSpan::name)
			.allMatch((name) -> name.endsWith("/done"));
	}

	/** What a health indicator does counts all the same. */
	void assertStatementsOfProbesAreMeasured() {
		await().untilAsserted(() -> assertThat(this.application.received().pointsOf("db.client.operation.duration"))
			.anyMatch((point) -> point.count() > 0));
		assertThat(this.application.received().logsWith("Asked for health")).isNotEmpty();
	}

	void assertMakesSpan(String path) throws Exception {
		ask("local.server.port", this.prefix + path);
		await().untilAsserted(() -> assertThat(spansOf(this.prefix + path)).isNotEmpty());
	}

	private List<ReceivedSpan> spansOf(String path) {
		return this.application.received()
			.spans()
			.stream()
			.filter((span) -> path.equals(span.attribute("url.path")))
			.toList();
	}

	private HttpResponse<String> ask(String portProperty, String path, String... headers)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
				"http://localhost:" + this.application.context().getEnvironment().getProperty(portProperty) + path));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
