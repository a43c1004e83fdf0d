package com.example.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedSpan;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class PoolsByClassTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static OtlpReceiver receiver;

	private static ConfigurableApplicationContext application;

	private static String console;

	@BeforeAll
	static void start(CapturedOutput output) throws IOException, InterruptedException {
		receiver = OtlpReceiver.start();
		application = SpringApplication.run(OrdersApplication.class, "--server.port=0",
				"--otel.exporter.otlp.endpoint=" + receiver.endpoint(), "--otel.bsp.schedule.delay=100ms",
				"--otel.blrp.schedule.delay=100ms", "--otel.metric.export.interval=500ms");
		assertThat(get("/orders/7", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")).isEqualTo("umbrella 0");
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(receiver.received().spansOf(TRACE)).hasSizeGreaterThanOrEqualTo(3));
		console = output.getAll();
	}

	@AfterAll
	static void stop() {
		application.close();
		receiver.close();
	}

	@Test
	void eachStatementIsOneSpanOfItsDatabase() {
		assertThat(receiver.received().spansOf(TRACE))
			.extracting(ReceivedSpan::name, (span) -> span.attribute("db.namespace"))
			.containsExactlyInAnyOrder(Tuple.tuple("GET /orders/{id}", null),
					Tuple.tuple("SELECT customer_order", "orders"),
					Tuple.tuple("SELECT information_schema.tables", "archive"));
	}

	@Test
	void statementsOfMigrationAreSpans() {
		await().untilAsserted(() -> assertThat(receiver.received().spans())
			.filteredOn((span) -> String.valueOf(span.attribute("db.query.text")).startsWith("create table customer_order"))
			.hasSize(1)
			.allMatch((span) -> "orders".equals(span.attribute("db.namespace"))));
	}

	@Test
	void everySpanLogAndPointHasTenant() {
		await().untilAsserted(
				() -> assertThat(receiver.received().pointsOf("db.client.operation.duration")).isNotEmpty());
		await().untilAsserted(() -> assertThat(receiver.received().logsWith("Found order 7"))
			.allMatch((log) -> log.traceId().equals(TRACE))
			.hasSize(1));
		assertThat(receiver.received().items()).isNotEmpty().allMatch((item) -> item.attribute("tenant_id") != null);
	}

	@Test
	void bothPoolsAreUsedByTheirClassAndMeasured() throws IOException, InterruptedException {
		assertThat(application.getBeansOfType(HikariDataSource.class)).hasSize(2);
		assertThat(get("/pools")).matches("archive:[1-9]\\d* orders:[1-9]\\d*");
		for (String pool : new String[] { "orders", "archive" }) {
			await().untilAsserted(() -> assertThat(receiver.received().pointsOf("db.client.connection.count"))
				.anyMatch((point) -> pool.equals(point.attribute("db.client.connection.pool.name"))));
		}
	}

	/** Flyway warns of each version of H2 that is newer than itself. */
	@Test
	void consoleHasNoWarningExceptFlyways() {
		assertThat(console).contains("Started ").doesNotContain(" ERROR ");
		assertThat(console.lines()).filteredOn((line) -> line.contains(" WARN "))
			.allMatch((line) -> line.contains("newer than the version Flyway has been verified with"));
	}

	private static String get(String path, String... headers) throws IOException, InterruptedException {
		String port = application.getEnvironment().getProperty("local.server.port");
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
	}

}
