package com.example.libraries;

import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import io.opentelemetry.api.trace.Span;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One span for each operation, in the caller's trace and under the caller's tenant. */
class EveryLibraryTests {

	private static Application application;

	@BeforeAll
	static void start() throws Exception {
		application = Application.start();
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@CsvSource({ "r2dbc, CLIENT SELECT", "r2dbcWithoutPool, CLIENT SELECT", "mongodb, CLIENT insert tickets.ticket",
			"integration, PRODUCER ticketChannel send",
			"kafka, PRODUCER tickets publish > CONSUMER tickets process",
			"jms, PRODUCER tickets publish > CONSUMER tickets process",
			"grpc, CLIENT grpc.health.v1.Health/Check > SERVER grpc.health.v1.Health/Check",
			"javaHttpClient, CLIENT HTTP GET > SERVER GET /echo",
			"apacheHttpClient5, CLIENT HTTP GET > SERVER GET /echo", "okHttp, CLIENT GET > SERVER GET /echo",
			"feign, CLIENT HTTP GET > SERVER GET /echo", "restClient, CLIENT GET > SERVER GET /echo",
			"restClientOnJavaHttpClient, CLIENT GET > SERVER GET /echo",
			"graphql, CLIENT POST > SERVER POST /graphql > INTERNAL graphql query",
			"batch, INTERNAL spring.batch.job.launch.count > INTERNAL spring.batch.job" })
	void everyOperationIsOneSpan(String library, String chain) throws Exception {
		List<String> expected = Arrays.asList(chain.split(" > "));
		Span parent = application.call(library);
		await().untilAsserted(() -> assertThat(names(trace(parent))).containsAll(expected));
		List<ReceivedSpan> spans = trace(parent);
		assertThat(names(spans)).containsExactlyInAnyOrderElementsOf(expected);
		String above = parent.getSpanContext().getSpanId();
		for (String name : expected) {
			ReceivedSpan span = spans.stream().filter((other) -> name(other).equals(name)).findFirst().orElseThrow();
			assertThat(span.parentSpanId()).as(name).isEqualTo(above);
			assertThat(span.attribute("tenant_id")).as(name).isEqualTo(tenantOf(expected, name));
			above = span.spanId();
		}
	}

	@ParameterizedTest
	@CsvSource({ "kafka, Kafka delivered", "jms, JMS delivered", "integration, Integration delivered",
			"batch, Batch counted" })
	void recordOfReceiverIsOfTraceAndTenantOfSender(String library, String text) throws Exception {
		String trace = application.call(library).getSpanContext().getTraceId();
		await().untilAsserted(() -> assertThat(application.receiver().received().logsWith(text))
			.anyMatch((log) -> log.traceId().equals(trace) && "acme".equals(log.attribute("tenant_id"))));
	}

	@ParameterizedTest
	@CsvSource({ "kafkaWithInvalidTenant, Kafka delivered of nobody", "jmsWithInvalidTenant, JMS delivered of nobody" })
	void invalidTenantOfMessageIsCountedAndNotObeyed(String library, String text) throws Exception {
		double before = rejections();
		application.callOutsideOfOperation(library);
		await().untilAsserted(() -> assertThat(application.receiver().received().logsWith(text)).hasSize(1));
		assertThat(application.receiver().received().logsWith(text).get(0).attribute("tenant_id"))
			.isEqualTo("_unknown");
		await().untilAsserted(() -> assertThat(rejections()).isEqualTo(before + 1));
	}

	private static double rejections() {
		return application.receiver()
			.received()
			.lastPointsOf("tenant.rejections")
			.stream()
			.filter((point) -> "invalid".equals(point.attribute("tenant.rejection.reason")))
			.mapToDouble(ReceivedPoint::value)
			.sum();
	}

	@Test
	void jobOfQuartzIsTraceOfItsOwn() throws Exception {
		application.call("quartz");
		await().untilAsserted(
				() -> assertThat(application.receiver().received().logsWith("Quartz reminded")).hasSize(1));
		ReceivedLog log = application.receiver().received().logsWith("Quartz reminded").get(0);
		await().untilAsserted(() -> assertThat(application.receiver().received().spansOf(log.traceId()))
			.extracting(EveryLibraryTests::name)
			.containsExactly("INTERNAL task Reminder.execute"));
		ReceivedSpan span = application.receiver().received().spansOf(log.traceId()).get(0);
		assertThat(log.spanId()).isEqualTo(span.spanId());
		assertThat(span.parentSpanId()).isEmpty();
	}

	/** What a request over the network says about its tenant is not believed. */
	private static String tenantOf(List<String> chain, String name) {
		int server = 0;
		while (server < chain.size() && !chain.get(server).startsWith("SERVER")) {
			server++;
		}
		return (chain.indexOf(name) < server) ? "acme" : "_unknown";
	}

	/** Statements of Spring Batch and fields of GraphQL are not asked about. */
	private static List<ReceivedSpan> trace(Span parent) {
		return application.receiver()
			.received()
			.spansOf(parent.getSpanContext().getTraceId())
			.stream()
			.filter((span) -> !span.spanId().equals(parent.getSpanContext().getSpanId()))
			.filter((span) -> !span.scope().equals("io.opentelemetry.jdbc"))
			.filter((span) -> !span.name().startsWith("graphql field"))
			.toList();
	}

	private static List<String> names(List<ReceivedSpan> spans) {
		return spans.stream().map(EveryLibraryTests::name).toList();
	}

	private static String name(ReceivedSpan span) {
		return span.kind().name().substring("SPAN_KIND_".length()) + " " + span.name();
	}

}
