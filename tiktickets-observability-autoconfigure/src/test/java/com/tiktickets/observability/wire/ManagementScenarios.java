package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedSpan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks endpoints as a probe does, without a trace, and looks for spans of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class ManagementScenarios {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final String SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

	private static final String[] HEALTH = { "management.endpoint.health.show-components=always",
			"management.health.redis.enabled=false", "management.endpoint.health.probes.add-additional-paths=true",
			"management.endpoint.health.group.readiness.include=readinessState,asking" };

	private final String port;

	private final String prefix;

	private WireApplication application;

	/**
	 * Creates the scenarios.
	 * @param port the property of the port of the endpoints
	 * @param prefix the path of the application and its servlet
	 */
	ManagementScenarios(String port, String prefix) {
		this.port = port;
		this.prefix = prefix;
	}

	/** What the application is started with. */
	abstract List<String> properties();

	/** Paths of endpoints. */
	abstract List<String> endpoints();

	/** Paths that are not those of endpoints, below the path of the application. */
	abstract List<String> ordinaryPaths();

	@BeforeAll
	void start() {
		this.application = WireApplication.start(ManagedApplication.class,
				Stream.concat(Arrays.stream(HEALTH), properties().stream()).toArray(String[]::new));
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Order(1)
	@ParameterizedTest
	@MethodSource("endpoints")
	void requestOfEndpointMakesNoSpanAndNeitherDoesWhatItCauses(String path) throws Exception {
		assertMakesNoSpan(path);
		assertMakesNoSpan(path, "traceparent", SAMPLED);
	}

	@Order(2)
	@Test
	void statementsOfProbesAreMeasuredAndTheirRecordsLeave() {
		await().untilAsserted(() -> assertThat(this.application.received().pointsOf("db.client.operation.duration"))
			.anyMatch((point) -> point.count() > 0));
		assertThat(this.application.received().logsWith("Asked for health")).isNotEmpty();
	}

	@Order(3)
	@ParameterizedTest
	@MethodSource("ordinaryPaths")
	void requestThatOnlyLooksLikeEndpointMakesSpan(String path) throws Exception {
		ask("local.server.port", this.prefix + path);
		await().untilAsserted(() -> assertThat(spansOf(this.prefix + path)).isNotEmpty());
	}

	@Order(4)
	@Test
	void routeBeginsWithThePathOfTheApplicationAndItsServlet() throws Exception {
		ask("local.server.port", this.prefix + "/done");
		await().untilAsserted(() -> assertThat(spansOf(this.prefix + "/done")).isNotEmpty());
		assertThat(spansOf(this.prefix + "/done")).isNotEmpty().allSatisfy((span) -> {
			assertThat(span.attribute("http.route")).isEqualTo(this.prefix + "/done");
			assertThat(span.name()).isEqualTo("GET " + this.prefix + "/done");
		});
	}

	/**
	 * What was asked, found, and left no span: neither its own nor one that it caused.
	 */
	private void assertMakesNoSpan(String path, String... headers) throws Exception {
		HttpResponse<String> answer = ask(this.port, path, headers);
		assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
		int done = spansOf(this.prefix + "/done").size();
		ask("local.server.port", this.prefix + "/done");
		await().untilAsserted(() -> assertThat(spansOf(this.prefix + "/done")).hasSize(done + 1));
		assertThat(this.application.received().spans()).extracting(ReceivedSpan::name)
			.isNotEmpty()
			.allMatch((name) -> name.endsWith("/done"));
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
