package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedPoint;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is asked to end while it works, as at every deployment. */
class GracefulShutdownTests {

	private static OtlpReceiver receiver;

	private static String answer;

	private static boolean ended;

	@BeforeAll
	static void terminateDuringRequest() throws IOException {
		receiver = OtlpReceiver.start();
		try (ForkedApplication application = ForkedApplication.start(ShutdownApplication.class,
				Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint(),
						"SPRING_TASK_EXECUTION_SHUTDOWN_AWAIT_TERMINATION", "true",
						"SPRING_TASK_EXECUTION_SHUTDOWN_AWAIT_TERMINATION_PERIOD", "10s",
						"SPRING_TASK_SCHEDULING_SHUTDOWN_AWAIT_TERMINATION", "true",
						"SPRING_TASK_SCHEDULING_SHUTDOWN_AWAIT_TERMINATION_PERIOD", "10s"))) {
			CompletableFuture<String> request = CompletableFuture.supplyAsync(() -> application.get("/slow"));
			await().untilAsserted(() -> assertThat(receiver.received().logsWith("Slow request begins")).isNotEmpty());
			application.terminate();
			answer = request.join();
			ended = application.hasEndedWithin(Duration.ofSeconds(20));
		}
	}

	@AfterAll
	static void stop() {
		receiver.close();
	}

	@Test
	void requestThatIsUnderWayLeavesWithSpanRecordAndDuration() {
		assertThat(answer).isEqualTo("slow");
		assertThat(ended).isTrue();
		assertThat(receiver.received().spansNamed("GET /slow")).hasSize(1);
		assertThat(receiver.received().logsWith("Slow request ends")).hasSize(1);
		assertThat(receiver.received().pointsOf("http.server.request.duration"))
			.anyMatch((point) -> "/slow".equals(point.attribute("http.route")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Asynchronous work ends", "Scheduled work ends", "Context closes", "Draining",
			"Destroying a late bean", "Destroying an early bean", "Graceful shutdown complete" })
	void lastRecordsLeave(String record) {
		assertThat(receiver.received().logsWith(record)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "drained.known", "drained.otel" })
	void finalCountersLeave(String counter) {
		assertThat(receiver.received().pointsOf(counter).stream().mapToDouble(ReceivedPoint::value).max())
			.hasValue(counter.equals("drained.known") ? 2 : 1);
	}

	@ParameterizedTest
	@CsvSource({ "TEST_SERVER, jetty", "SPRING_MAIN_WEB_APPLICATION_TYPE, reactive" })
	void requestThatIsUnderWayOnAnotherServerLeaves(String variable, String value) throws IOException {
		try (OtlpReceiver own = OtlpReceiver.start();
				ForkedApplication application = ForkedApplication.start(ShutdownApplication.class,
						Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", own.endpoint(), variable, value))) {
			CompletableFuture<String> request = CompletableFuture.supplyAsync(() -> application.get("/slow"));
			await().untilAsserted(() -> assertThat(own.received().logsWith("Slow request begins")).isNotEmpty());
			application.terminate();
			assertThat(request.join()).isEqualTo("slow");
			assertThat(application.hasEndedWithin(Duration.ofSeconds(20))).isTrue();
			assertThat(own.received().spansNamed("GET /slow")).hasSize(1);
			assertThat(own.received().logsWith("Slow request ends")).hasSize(1);
			assertThat(own.received().logsWith("Graceful shutdown complete")).hasSize(1);
			assertThat(own.received().pointsOf("http.server.request.duration"))
				.anyMatch((point) -> "/slow".equals(point.attribute("http.route")));
		}
	}

	@Test
	void whatHasEndedLeavesThoughNobodyClosesTheContext() throws IOException {
		try (OtlpReceiver own = OtlpReceiver.start();
				ForkedApplication application = ForkedApplication.start(ShutdownApplication.class,
						Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", own.endpoint(), "SPRING_MAIN_REGISTER_SHUTDOWN_HOOK",
								"false", "OTEL_BSP_SCHEDULE_DELAY", "3600000", "OTEL_BLRP_SCHEDULE_DELAY",
								"3600000"))) {
			// The first span has ended when the second request of its connection is
			// answered.
			assertThat(application.get("/quick") + application.get("/quick")).isEqualTo("quickquick");
			application.terminate();
			assertThat(application.hasEndedWithin(Duration.ofSeconds(20))).isTrue();
			assertThat(own.received().spansNamed("GET /quick")).isNotEmpty();
			assertThat(own.received().logsWith("Context closes")).isEmpty();
		}
	}

}
